/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up roster of any size, the same for the same seed, written straight into the file. */
#include "roster-data.h"

#include <string.h>

#include "ledger-identity.h"
#include "ledger-store-private.h"
#include "registers.h"

/* Most common surnames first; the polyphones among them are what makes pinyin hard. */
static const char *const surnames[] = {
  "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林",
  "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "邓", "冯", "曹", "彭", "曾", "肖", "田", "董", "潘",
  "袁", "蔡", "蒋", "余", "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢", "姚", "沈", "钟", "姜",
  "崔", "谭", "陆", "范", "汪", "廖", "石", "金", "韦", "贾", "夏", "付", "方", "邹", "熊", "白", "孟", "秦",
  "单", "解", "查", "仇", "朴", "盖", "欧阳", "尉迟", "万俟", "长孙", "区", "缪", "翟", "宓",
};

static const char given[] =
  "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂文辉玲红建国华志新宇鑫婷雪梅春海燕晓东峰龙飞波"
  "浩然子轩涵梓雨欣怡佳琪嘉豪俊思远博泽宏伟立德正义安康永福贵财生根长荣大成学良万里重阳乐音行知和";

static const char *const towns[] = { "青岛", "烟台", "威海", "潍坊", "日照", "临沂", "济宁", "泰安" };
static const char *const trades[] = { "港务", "机械", "纺织", "食品", "物流", "建筑", "电子", "化工", "造船", "物业" };

/* Zipf's law, roughly: the n-th surname is n times rarer than the first. */
static const char *
pick_surname (GRand *random)
{
  double x = g_rand_double (random);

  return surnames[(guint) ((double) G_N_ELEMENTS (surnames) * x * x * x)];
}

char *
roster_data_dup_name (GRand *random)
{
  glong       n_given = g_utf8_strlen (given, -1);
  const char *first = g_utf8_offset_to_pointer (given, g_rand_int_range (random, 0, (gint32) n_given));
  const char *second = g_utf8_offset_to_pointer (given, g_rand_int_range (random, 0, (gint32) n_given));

  if (g_rand_int_range (random, 0, 2000) == 0)
    return g_strdup_printf ("阿卜杜%.3s·麦麦提%.3s", first, second);
  if (g_rand_int_range (random, 0, 5) == 0)
    return g_strdup_printf ("%s%.3s", pick_surname (random), first);
  return g_strdup_printf ("%s%.3s%.3s", pick_surname (random), first, second);
}

char *
roster_data_dup_paper (GRand  *random,
                       char  **birth)
{
  guint            year = (guint) g_rand_int_range (random, 1960, 2008);
  guint            month = (guint) g_rand_int_range (random, 1, 13);
  guint            day = (guint) g_rand_int_range (random, 1, 29);
  g_autofree char *body = g_strdup_printf ("3706%02u%04u%02u%02u%03u", (guint) g_rand_int_range (random, 1, 88),
                                           year, month, day, (guint) g_rand_int_range (random, 0, 1000));

  *birth = g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  return ledger_identity_complete (body);
}

char *
roster_data_dup_phone (GRand *random)
{
  return g_strdup_printf ("1%02u%08u", (guint) g_rand_int_range (random, 30, 100),
                          (guint) g_rand_int_range (random, 0, 100000000));
}

static void
run (LedgerStore *store,
     const char  *sql)
{
  g_autoptr (GError) error = NULL;

  if (!ledger_database_run (store->database, sql, &error))
    g_error ("%s: %s", sql, error->message);
}

static LedgerStatement *
prepare (LedgerStore *store,
         const char  *sql)
{
  g_autoptr (GError) error = NULL;
  LedgerStatement   *statement = ledger_database_prepare (store->database, sql, &error);

  if (statement == NULL)
    g_error ("%s: %s", sql, error->message);
  return statement;
}

static void
write_row (LedgerStore     *store,
           LedgerStatement *statement)
{
  g_autoptr (GError) error = NULL;

  if (!ledger_statement_run (store->database, statement, &error))
    g_error ("%s", error->message);
}

static void
write_units (LedgerStore *store,
             guint        n_units)
{
  LedgerStatement *statement = prepare (store, "INSERT INTO units (id, rev, batch, name) VALUES (?1, 1, 1, ?2)");

  for (guint i = 0; i < n_units; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s第%u%s（集团）有限公司", towns[i % G_N_ELEMENTS (towns)], i + 1,
                                               trades[i / 3 % G_N_ELEMENTS (trades)]);

      ledger_statement_bind_number (statement, 1, i + 1);
      ledger_statement_bind_text (statement, 2, name);
      write_row (store, statement);
    }
}

static void
write_member (LedgerStore     *store,
              LedgerStatement *statement,
              GRand           *random,
              gint64           id,
              guint            n_units)
{
  static const char *const statuses[] = { "A", "A", "A", "A", "A", "A", "A", "R", "T", "Q" };
  g_autofree char *name = roster_data_dup_name (random);
  g_autofree char *birth = NULL;
  g_autofree char *paper = roster_data_dup_paper (random, &birth);
  g_autofree char *phone = roster_data_dup_phone (random);
  g_autofree char *joined = g_strdup_printf ("20%02d-%02d-15", g_rand_int_range (random, 5, 26),
                                             g_rand_int_range (random, 1, 13));

  ledger_statement_bind_number (statement, 1, id);
  ledger_statement_bind_text (statement, 2, name);
  ledger_statement_bind_text (statement, 3, (paper[16] - '0') % 2 == 1 ? "1" : "2");
  ledger_statement_bind_text (statement, 4, birth);
  ledger_statement_bind_text (statement, 5, paper);
  ledger_statement_bind_text (statement, 6, phone);
  ledger_statement_bind_number (statement, 7, 1 + g_rand_int_range (random, 0, (gint32) n_units));
  ledger_statement_bind_number (statement, 8, g_rand_int_range (random, 0, 5) == 0);
  ledger_statement_bind_text (statement, 9, joined);
  ledger_statement_bind_text (statement, 10, statuses[g_rand_int_range (random, 0, G_N_ELEMENTS (statuses))]);
  write_row (store, statement);
}

LedgerStore *
roster_data_new (const char *path,
                 guint       n_members,
                 guint32     seed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand)  random = g_rand_new_with_seed (seed);
  LedgerStore       *store = ledger_store_create (path, tz_registers, &error);
  guint              n_units = MAX (n_members / 100, 1);
  LedgerStatement   *statement;

  if (store == NULL)
    g_error ("%s", error->message);
  run (store, "BEGIN");
  run (store, "INSERT INTO batches (id, at, clerk, kind, title) VALUES (1, '2026-01-01 00:00:00', '-', 'import', '-')");
  write_units (store, n_units);
  statement = prepare (store,
                       "INSERT INTO members (id, rev, batch, name, gender, birth_date, id_no, id_key, mobile, unit_id,"
                       " is_migrant, is_new_form, join_date, status, ethnic, education, political, work_status,"
                       " skill_level, hukou_type, id_type)"
                       " VALUES (?1, 1, 1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, 0, ?9, ?10, '01', '21', '13', '1', '0', '1',"
                       " '111')");
  for (guint i = 0; i < n_members; i++)
    write_member (store, statement, random, (gint64) (i + 1) << 20, n_units);
  run (store, "COMMIT");
  return store;
}
