/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts through names, birthdays and numbers so that no two members share a number, nor a name with a birthday. */
#include <string.h>

#include "roster.h"

static const char *const surnames[40] = {
  "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许",
  "何", "吕", "施", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "戚", "谢", "邹", "喻", "柏", "水", "窦", "章",
};

static const char *const first_given[50] = {
  "建", "国", "志", "文", "晓", "春", "秀", "丽", "永", "海", "德", "光", "玉", "桂", "红", "明", "宏", "天", "立", "家",
  "振", "新", "学", "成", "庆", "福", "荣", "贵", "宝", "瑞", "祥", "俊", "雪", "冬", "夏", "秋", "云", "月", "星", "长",
  "安", "平", "和", "东", "南", "西", "北", "中", "正", "大",
};

static const char *const second_given[50] = {
  "华", "强", "军", "伟", "芳", "娜", "敏", "静", "磊", "洋", "勇", "艳", "杰", "涛", "超", "兰", "霞", "刚", "辉", "玲",
  "鹏", "飞", "鑫", "波", "斌", "宇", "浩", "凯", "健", "帅", "婷", "雷", "龙", "林", "佳", "梅", "莉", "英", "慧", "巧",
  "凤", "洁", "琳", "珍", "莹", "娟", "岩", "峰", "川", "泉",
};

static const char *const regions[] = { "370602", "370611", "370612", "370613", "370614", "370681", "370682", "370683" };

void
roster_finish_id (char *number)
{
  static const guint weights[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  guint sum = 0;

  for (guint i = 0; i < 17; i++)
    sum += weights[i] * (guint) (number[i] - '0');
  number[17] = "10X98765432"[sum % 11];
  number[18] = '\0';
}

void
roster_make_person (guint         index,
                    RosterPerson *person)
{
  /* Names come again after 100,000 and days after 9,000: both at once, were it not for a day more, after 900,000. */
  guint day = (index + index / 900000) % 9000;
  guint year = 1976 + day / 336;
  guint month = day % 336 / 28 + 1;
  guint date = day % 28 + 1;
  gboolean male = index % 2 == 0;

  g_snprintf (person->name, sizeof person->name, "%s%s%s", surnames[index % 40], first_given[index / 40 % 50],
              second_given[index / 2000 % 50]);
  g_snprintf (person->birth, sizeof person->birth, "%04u/%02u/%02u", year, month, date);
  g_snprintf (person->id_no, sizeof person->id_no, "%s%04u%02u%02u%03u0", regions[index % 8], year, month, date,
              index / 9000 * 2 + (male ? 1 : 2));
  roster_finish_id (person->id_no);
  g_snprintf (person->mobile, sizeof person->mobile, "13%09" G_GUINT64_FORMAT,
              ((guint64) index + 1) * 7919 % 1000000000);
  person->sex = male ? "男" : "女";
}

char **
roster_make_row (guint index)
{
  static const char *const peoples[] = { "汉族", "汉", "回族", "满族", "朝鲜族" };
  static const char *const schools[] = { "本科", "大专", "高中", "初中", "硕士" };
  static const char *const skills[] = { "无", "职业资格四级（中级）", "职业资格五级（初级）" };
  static const char *const towns[] = { "山东省烟台市芝罘区", "山东省烟台市牟平区", "山东省烟台市福山区" };
  char **row = g_new0 (char *, ROSTER_COLUMNS + 1);
  RosterPerson person;
  const char *texts[ROSTER_COLUMNS];
  char serial[16];
  char unit[64];

  roster_make_person (index, &person);
  g_snprintf (serial, sizeof serial, "%u", index + 1);
  g_snprintf (unit, sizeof unit, "示范第%u机械有限公司", index % 5 + 1);
  texts[0] = serial;
  texts[1] = person.name;
  texts[2] = person.sex;
  texts[3] = person.birth;
  texts[4] = peoples[index % G_N_ELEMENTS (peoples)];
  texts[5] = "在岗";
  texts[6] = "居民身份证";
  texts[7] = person.id_no;
  texts[8] = schools[index % G_N_ELEMENTS (schools)];
  texts[9] = skills[index % G_N_ELEMENTS (skills)];
  texts[10] = person.mobile;
  texts[11] = index % 3 == 0 ? "农业户口" : "非农业户口";
  texts[12] = towns[index % G_N_ELEMENTS (towns)];
  texts[13] = "入会";
  texts[14] = "2022/05/01";
  texts[15] = "";
  texts[16] = "群众";
  texts[17] = unit;
  texts[18] = "山东烟台";
  texts[19] = index % 3 == 0 ? "是" : "否";
  for (guint i = 0; i < ROSTER_COLUMNS; i++)
    row[i] = g_strdup (texts[i]);
  return row;
}
