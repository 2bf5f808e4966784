/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 申请审批表, 签收表, 登记表, 慰问品方案 and 公示 of a real ledger: what they say, that each page of a sign-off sheet
 * adds up, and that no value is cut off. */
#include "ledger-prints.h"

#include <string.h>

#include "aids.h"
#include "attachments.h"
#include "batch-goods.h"
#include "form-ledger-source.h"
#include "form-paper.h"
#include "funds.h"
#include "hardship-files.h"
#include "ledger-amount.h"
#include "ledger-batch.h"
#include "ledger-files.h"
#include "members.h"
#include "notice-lines.h"
#include "notices.h"
#include "paper-steps.h"
#include "papers.h"
#include "roster.h"
#include "visit-batches.h"
#include "visit-steps.h"
#include "visits.h"

#define BATCH_ROWS 3000

static gint64 add (LedgerStore          *store,
                   const LedgerRegister *reg,
                   const char           *format,
                   ...) G_GNUC_PRINTF (3, 4);

static gint64
add (LedgerStore          *store,
     const LedgerRegister *reg,
     const char           *format,
     ...)
{
  g_autofree char *values = NULL;
  va_list arguments;

  va_start (arguments, format);
  values = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return roster_add (store, reg, values);
}

/* The only fund of the ledger. */
static gint64
add_fund (LedgerStore *store)
{
  gint64 fund = ledger_store_find (store, &funds_register, FUND_NAME, "困难职工帮扶资金", 0);

  return fund != 0 ? fund : add (store, &funds_register, "name=困难职工帮扶资金|year=2026|source=本级工会经费|subject=困难职工帮扶支出|budget=90000000");
}

static void
test_blank (void)
{
  static const struct { const char *form; const LedgerRegister *reg; guint pages; } forms[] = {
    { "F-19", &visits_register, 1 }, { "F-24", &visit_batches_register, 1 }, { "F-24-visits", &visits_register, 1 },
    { "F-24-aids", &aids_register, 1 }, { "F-25", &visits_register, 1 }, { "F-27", &visit_batches_register, 2 }, { "F-28", &notices_register, 1 },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *name = g_strconcat (forms[i].form, "-blank", NULL);
      g_autoptr (GBytes) pdf = prints_of_one (store, forms[i].form, forms[i].reg, 0, NULL);

      fixture_compare_golden (pdf, name);
      g_assert_cmpuint (prints_count_pages (pdf), ==, forms[i].pages);
    }
  roster_free (store);
}

/* A stay in hospital with two papers, and the same person in a file of hardship with a photograph. */
static gint64
add_visit (LedgerStore *store,
           const char  *more)
{
  gint64 fund = add_fund (store);
  gint64 member = add (store, &members_register, "name=王芳|gender=女|id_type=111|id_no=110101198803070427|mobile=13800001234|"
                       "member_no=JY000123|job=装配钳工|dept=总装车间|address=示范市东湖街道桃园小区3号楼2单元501室");
  gint64 file = add (store, &hardship_files_register, "name=王芳|member_id=%" G_GINT64_FORMAT "|gender=女|id_type=111|id_no=110101198803070427|"
                     "level=意外致困|cause_text=本人患重病住院治疗，自付费用高，子女上学，家庭收入低。|address=示范市东湖街道桃园小区3号楼2单元501室", member);

  return add (store, &visits_register, "kind=05|date=2026-03-12|name=王芳|gender=女|id_type=111|id_no=110101198803070427|mobile=13800001234|"
              "unit=示范机械厂|relation=本人|event_date=2026-03-08|illness=胆囊炎|reason=因急性胆囊炎在示范市第一人民医院住院手术。|form=现金|"
              "visitors=李强、赵敏|member_id=%" G_GINT64_FORMAT "|hardship_id=%" G_GINT64_FORMAT "|fund_id=%" G_GINT64_FORMAT "|%s",
              member, file, fund, more);
}

static void
attach (LedgerStore *store,
        gint64       visit,
        const char  *kind,
        GBytes      *data,
        const char  *media)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autofree char *file = NULL;

  g_assert_true (ledger_batch_begin (store, "test", "附件", &error));
  file = ledger_files_add (store, data, media, &error);
  g_assert_no_error (error);
  edit = roster_edit (store, &attachments_register, "title=材料");
  ledger_record_set (edit->after, ATTACHMENT_SUBJECT_REG, "visits");
  ledger_record_set_number (edit->after, ATTACHMENT_SUBJECT_ID, visit);
  ledger_record_set (edit->after, ATTACHMENT_SUBJECT, "王芳");
  ledger_record_set (edit->after, ATTACHMENT_KIND, kind);
  ledger_record_set (edit->after, ATTACHMENT_FILE, file);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ledger_batch_commit (store, &error));
}

static void
test_application (void)
{
  LedgerStore *store = roster_new ();
  gint64 visit = add_visit (store, "cash=1600|goods=牛奶2箱|goods_value=100.5|applied_date=2026-03-10|account_name=王芳|"
                            "account_no=6217000010001234567|bank=示范银行东湖支行|group_opinion=情况属实，同意上报。");
  g_autoptr (GBytes) scan = g_bytes_new_static ("scan", 4), other = g_bytes_new_static ("other", 5);
  g_autoptr (GBytes) pdf = NULL, attached = NULL;

  pdf = prints_of_one (store, "F-19", &visits_register, visit, NULL);
  prints_assert_say (pdf, "￥1,700.50（大写）人民币壹仟柒佰元伍角整");
  prints_assert_say (pdf, "☑住院");
  prints_assert_say (pdf, "☑慰问金 ☑慰问品 □纪念品");
  prints_assert_say (pdf, "□诊断/出院小结");
  attach (store, visit, "03", scan, "application/pdf");
  attach (store, visit, "16", other, "application/pdf");
  attached = prints_of_one (store, "F-19", &visits_register, visit, NULL);
  fixture_compare_golden (attached, "F-19-filled");
  prints_assert_say (attached, "□出生证明 ☑诊断/出院小结");
  prints_assert_say (attached, "☑其他 共2份");
  g_assert_cmpuint (prints_count_pages (attached), ==, 1);
  roster_free (store);
}

/* Every kind has its box; what has none of its own is named. */
static void
test_kinds (void)
{
  static const struct { const char *kind, *form, *says, *forms; } cases[] = {
    { "03", "实物", "☑结婚", "□慰问金 ☑慰问品 □纪念品" },
    { "04", "提货凭证", "☑生育", "□慰问金 ☑慰问品 □纪念品" },
    { "06", "转账", "☑工伤", "☑慰问金 □慰问品 □纪念品" },
    { "07", "现金", "☑会员去世", "☑慰问金 □慰问品 □纪念品" },
    { "08", "现金", "☑直系亲属去世", "☑慰问金 □慰问品 □纪念品" },
    { "09", "纪念品", "☑退休离岗", "□慰问金 □慰问品 ☑纪念品" },
    { "10", "现金", "☑困难", "☑慰问金 □慰问品 □纪念品" },
    { "11", "座谈走访", "☑困难", "□慰问金 □慰问品 □纪念品" },
    { "12", "实物", "☑其他（送清凉）", "□慰问金 ☑慰问品 □纪念品" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 visit = add (store, &visits_register, "kind=%s|form=%s|date=2026-07-01|name=李强%u", cases[i].kind, cases[i].form, i);
      g_autoptr (GBytes) pdf = prints_of_one (store, "F-19", &visits_register, visit, NULL);
      g_autofree char *text = fixture_text (pdf, "-raw");

      prints_assert_say (pdf, cases[i].says);
      prints_assert_say (pdf, cases[i].forms);
      g_assert_cmpuint (fixture_count (text, "☑"), ==, strstr (cases[i].forms, "☑") != NULL ? 2 : 1);
    }
  roster_free (store);
}

/* The vectors of the rule for amounts in capitals, on paper. */
static void
test_capitals (void)
{
  static const struct { const char *cash, *says; } cases[] = {
    { "10", "￥10.00（大写）人民币壹拾元整" },
    { "105", "￥105.00（大写）人民币壹佰零伍元整" },
    { "1600", "￥1,600.00（大写）人民币壹仟陆佰元整" },
    { "10050.30", "￥10,050.30（大写）人民币壹万零伍拾元叁角整" },
    { "100000", "￥100,000.00（大写）人民币壹拾万元整" },
    { "20000005.06", "￥20,000,005.06（大写）人民币贰仟万零伍元零陆分" },
    { "0.50", "￥0.50（大写）人民币伍角整" },
    { "0.05", "￥0.05（大写）人民币伍分" },
    { "68590000", "￥68,590,000.00（大写）人民币陆仟捌佰伍拾玖万元整" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 visit = add (store, &visits_register, "kind=10|form=现金|date=2026-07-01|name=李强%u|cash=%s", i, cases[i].cash);
      g_autoptr (GBytes) pdf = prints_of_one (store, "F-19", &visits_register, visit, NULL);

      prints_assert_say (pdf, cases[i].says);
    }
  roster_free (store);
}

static void
test_register_of_visit (void)
{
  LedgerStore *store = roster_new ();
  gint64 visit = add_visit (store, "cash=1000|goods=米面油一份|goods_value=260|demands=希望协助办理大病救助。|measures=联系医保部门，帮助申请大病救助。");
  g_autoptr (GBytes) photo = fixture_take_photo ("-jpeg");
  g_autoptr (GBytes) without = prints_of_one (store, "F-25", &visits_register, visit, NULL);
  g_autoptr (GBytes) pdf = NULL;

  prints_assert_say (without, "☑意外");
  attach (store, visit, "10", photo, "image/jpeg");
  pdf = prints_of_one (store, "F-25", &visits_register, visit, NULL);
  fixture_compare_golden (pdf, "F-25-filled");
  g_assert_cmpuint (g_bytes_get_size (pdf), >, g_bytes_get_size (without) + g_bytes_get_size (photo) / 2);
  g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
  roster_free (store);
}

/* One page's sums, as printed, in 分. */
typedef struct
{
  gint64 people, cash, goods, amount;
} Sums;

static gint64
read_fen (const char *text)
{
  gint64 fen;

  g_assert_true (ledger_amount_parse (text, &fen, NULL));
  return fen;
}

/* Adds up the rows of sums that begin with @label; their capitals must say their figures. @n: (out): how many there are. */
static Sums
read_sums (GBytes     *pdf,
           const char *label,
           guint      *n)
{
  g_autofree char *text = fixture_text (pdf, "-layout");
  g_autofree char *pattern = g_strdup_printf ("%s（(\\d+)人）\\s*人民币(\\S+)\\s+([0-9,.]+)\\s+\\S+计￥([0-9,.]+)\\s+([0-9,.]+)", label);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  Sums sums = { 0 };

  *n = 0;
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL), ++*n)
    {
      g_autofree char *people = g_match_info_fetch (match, 1), *said = g_match_info_fetch (match, 2);
      g_autofree char *cash = g_match_info_fetch (match, 3), *amount = g_match_info_fetch (match, 4);
      g_autofree char *goods = g_match_info_fetch (match, 5), *capitals = ledger_amount_capitals (read_fen (amount));

      g_assert_cmpstr (said, ==, capitals);
      g_assert_cmpint (read_fen (cash) + read_fen (goods), ==, read_fen (amount));
      sums.people += g_ascii_strtoll (people, NULL, 10);
      sums.cash += read_fen (cash);
      sums.goods += read_fen (goods);
      sums.amount += read_fen (amount);
    }
  return sums;
}

static gint64
add_batch (LedgerStore *store,
           guint        people,
           Sums        *sums)
{
  gint64 fund = add_fund (store);
  gint64 batch = add (store, &visit_batches_register, "name=2026年春节送温暖|kind=10|festival=春节|date=2026-02-10|form=现金|"
                      "people=全体在档困难职工|cash_each=500|fund_id=%" G_GINT64_FORMAT, fund);
  g_autoptr (GError) error = NULL;

  *sums = (Sums) { 0 };
  g_assert_true (ledger_batch_begin (store, "test", "慰问", &error));
  for (guint i = 0; i < people; i++)
    {
      gint64 cash = i % 5 == 0 ? 0 : 50000 + (gint64) i % 7 * 5050, goods = i % 3 == 0 ? 0 : 8005;
      g_autofree char *money = ledger_amount_plain (cash), *value = ledger_amount_plain (goods);

      add (store, &visits_register, "kind=10|form=现金|date=2026-02-10|name=职工%u号|unit=示范机械厂第%u车间|mobile=1380000%04u|batch_id=%" G_GINT64_FORMAT
           "|cash=%s|goods=%s|goods_value=%s", i + 1, i / 250 + 1, i, batch, money, goods > 0 ? "花生油1桶、大米10kg" : "", value);
      sums->people++;
      sums->cash += cash;
      sums->goods += goods;
      sums->amount += cash + goods;
    }
  g_assert_true (ledger_batch_commit (store, &error));
  g_assert_no_error (error);
  return batch;
}

static void
assert_sums (const Sums *found,
             const Sums *expected)
{
  g_assert_cmpint (found->people, ==, expected->people);
  g_assert_cmpint (found->cash, ==, expected->cash);
  g_assert_cmpint (found->goods, ==, expected->goods);
  g_assert_cmpint (found->amount, ==, expected->amount);
}

/* The same as the batch says itself. */
static void
assert_batch (LedgerStore *store,
              gint64       id,
              const Sums  *sums)
{
  g_autoptr (LedgerRecord) batch = ledger_store_load (store, &visit_batches_register, id, NULL);

  g_assert_cmpint (ledger_record_get_number (batch, VISIT_BATCH_PEOPLE_COUNT), ==, sums->people);
  g_assert_cmpint (ledger_record_get_number (batch, VISIT_BATCH_CASH_TOTAL), ==, sums->cash);
  g_assert_cmpint (ledger_record_get_number (batch, VISIT_BATCH_GOODS_TOTAL), ==, sums->goods);
}

static void
void_visit (LedgerStore *store,
            gint64       visit)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  VisitStepDetails details = { .reason = "重复", .accept = "测试" };

  g_array_append_val (ids, visit);
  visit_steps_take (store, &visits_register, ids, visit_steps_find ("void"), &details, NULL, &error);
  g_assert_no_error (error);
}

/* A few lines, with an agent and a void one, masked and whole. */
static void
test_sign_off (void)
{
  LedgerStore *store = roster_new ();
  Sums sums, printed;
  gint64 batch = add_batch (store, 3, &sums);
  guint n;
  g_autoptr (GBytes) masked = NULL, full = NULL;

  add (store, &visits_register, "kind=10|form=现金|date=2026-02-10|name=王芳|id_type=111|id_no=110101198803070427|unit=示范机械厂|mobile=13800001234|"
       "batch_id=%" G_GINT64_FORMAT "|cash=20000005.06|agent=李强|agent_relation=夫妻", batch);
  void_visit (store, add (store, &visits_register, "kind=10|form=现金|date=2026-02-10|name=钱废|batch_id=%" G_GINT64_FORMAT "|cash=77", batch));
  masked = prints_of_one (store, "F-24", &visit_batches_register, batch, NULL);
  fixture_compare_golden (masked, "F-24-masked");
  prints_assert_say (masked, "110101********0427");
  prints_assert_say (masked, "李强 夫妻");
  g_assert_false (prints_say (masked, "钱废"));
  printed = read_sums (masked, "总计", &n);
  g_assert_cmpuint (n, ==, 1);
  sums.people++;
  sums.cash += 2000000506;
  sums.amount += 2000000506;
  assert_sums (&printed, &sums);
  assert_batch (store, batch, &sums);
  full = prints_of_one (store, "F-24", &visit_batches_register, batch, "full");
  prints_assert_say (full, "110101198803070427");
  roster_free (store);
}

/* The sheet of a great batch: each page adds up, and the pages to the whole, in figures and capitals. */
static void
test_great_batch (void)
{
  LedgerStore *store = roster_new ();
  Sums sums, pages, groups, whole;
  gint64 batch = add_batch (store, BATCH_ROWS, &sums);
  guint n_pages, n_groups, n;
  g_autoptr (GBytes) pdf = prints_of_one (store, "F-24", &visit_batches_register, batch, NULL);
  g_autoptr (GBytes) units = NULL;

  fixture_keep (pdf, "F-24-3000.pdf");
  fixture_check_pdf (pdf);
  pages = read_sums (pdf, "本页小计", &n_pages);
  g_assert_cmpuint (prints_count_pages (pdf), ==, n_pages);
  g_assert_cmpuint (n_pages, ==, 215);
  assert_sums (&pages, &sums);
  whole = read_sums (pdf, "总计", &n);
  g_assert_cmpuint (n, ==, 1);
  assert_sums (&whole, &sums);
  assert_batch (store, batch, &whole);
  units = prints_of_one (store, "F-24", &visit_batches_register, batch, "units");
  fixture_keep (units, "F-24-units.pdf");
  pages = read_sums (units, "本页小计", &n_pages);
  g_assert_cmpuint (prints_count_pages (units), ==, n_pages);
  assert_sums (&pages, &sums);
  groups = read_sums (units, "车间合计", &n_groups);
  g_assert_cmpuint (n_groups, ==, BATCH_ROWS / 250);
  assert_sums (&groups, &sums);
  whole = read_sums (units, "总计", &n);
  assert_sums (&whole, &sums);
  roster_free (store);
}

/* Visits of no common batch, chosen from the list. */
static void
test_chosen_visits (void)
{
  LedgerStore *store = roster_new ();
  gint64 ids[20];
  guint n;
  Sums sums;
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = add (store, &visits_register, "kind=%s|form=现金|date=2026-02-10|name=职工%u号|cash=%u", i % 2 == 0 ? "05" : "10", i + 1, 100 + i);
  pdf = prints_of (store, "F-24-visits", &visits_register, ids, G_N_ELEMENTS (ids), NULL);
  fixture_compare_golden (pdf, "F-24-visits");
  g_assert_cmpuint (prints_count_pages (pdf), ==, 2);
  sums = read_sums (pdf, "本页小计", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (sums.cash, ==, 219000);
  sums = read_sums (pdf, "总计", &n);
  g_assert_cmpint (sums.cash, ==, 219000);
  roster_free (store);
}

/* Aid is signed for by those of the files it is entered in. */
static void
test_chosen_aids (void)
{
  LedgerStore *store = roster_new ();
  gint64 ids[15];
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gint64 file = add (store, &hardship_files_register, "name=职工%u号|unit=示范机械厂|level=相对困难|mobile=1380000%04u", i + 1, i);

      ids[i] = add (store, &aids_register, "file_id=%" G_GINT64_FORMAT "|kind=%s|date=2026-08-20|amount=%u.05", file,
                    i % 2 == 0 ? "生活救助" : "助学救助", 1000 + i);
    }
  pdf = prints_of (store, "F-24-aids", &aids_register, ids, G_N_ELEMENTS (ids), NULL);
  fixture_compare_golden (pdf, "F-24-aids");
  g_assert_cmpuint (prints_count_pages (pdf), ==, 2);
  prints_assert_say (pdf, "人民币壹万伍仟壹佰零伍元柒角伍分");
  roster_free (store);
}

static void
test_plan (void)
{
  LedgerStore *store = roster_new ();
  gint64 fund = add_fund (store);
  gint64 batch = add (store, &visit_batches_register, "name=2026年中秋节|kind=01|festival=中秋节|date=2026-09-20|form=实物|people=全体会员|"
                      "fund_id=%" G_GINT64_FORMAT "|supplier=示范市惠民粮油有限公司|purchase_way=三家比价|basis=《基层工会经费收支管理办法》第八条|"
                      "meeting_date=2026-09-02|meeting_people=吴主席、周委员、郑委员", fund);
  g_autoptr (GBytes) early = NULL, goods = NULL, money = NULL;
  gint64 cash;

  add (store, &batch_goods_register, "batch_id=%" G_GINT64_FORMAT "|name=月饼礼盒|spec=600g/盒|unit=盒|each=1|price=128.01", batch);
  add (store, &batch_goods_register, "batch_id=%" G_GINT64_FORMAT "|name=花生油|spec=5L/桶|unit=桶|each=2|price=86.49", batch);
  early = prints_of_one (store, "F-27", &visit_batches_register, batch, NULL);
  /* While nobody is in the batch its quantities are left open, not nought. */
  prints_assert_say (early, "共＿＿＿人");
  g_assert_false (prints_say (early, "0.00"));
  for (guint i = 0; i < 12; i++)
    add (store, &visits_register, "kind=01|festival=中秋节|form=实物|date=2026-09-20|name=职工%u号|batch_id=%" G_GINT64_FORMAT "|goods=月饼、花生油|goods_value=300.99",
         i + 1, batch);
  goods = prints_of_one (store, "F-27", &visit_batches_register, batch, NULL);
  fixture_compare_golden (goods, "F-27-goods");
  prints_assert_say (goods, "人均标准为￥300.99，总额为￥3,611.88（大写：人民币叁仟陆佰壹拾壹元捌角捌分）");
  prints_assert_say (goods, "关于2026年中秋节慰问品采购发放的方案");
  cash = add_batch (store, 2, &(Sums) { 0 });
  money = prints_of_one (store, "F-27", &visit_batches_register, cash, NULL);
  fixture_compare_golden (money, "F-27-money");
  prints_assert_say (money, "本次发放慰问金，不采购慰问品。");
  roster_free (store);
}

/* A number of its own series, the clerk's words, and the bytes as they were issued. */
static void
test_issued (void)
{
  LedgerStore *store = roster_new ();
  Sums sums;
  gint64 batch = add_batch (store, 2, &sums);
  gint64 notice = add (store, &notices_register, "title=关于2026年春节送温暖对象的公示|kind=慰问帮扶对象|from_date=2026-01-05|to_date=2026-01-09|phone=0535-6123456");
  static const struct { const char *form, *says; } cases[] = { { "F-27", "慰〔2026〕1号" }, { "F-28", "示〔2026〕1号" } };
  g_autoptr (FormLibrary) library = prints_open_library ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FormPaperOutcome) outcome = form_paper_issue (library, store, cases[i].form, i == 0 ? &batch : &notice, 1, NULL, NULL,
                                                               NULL, NULL, &error);
      g_autoptr (GBytes) pdf = NULL;

      g_assert_no_error (error);
      pdf = papers_load_pdf (store, g_array_index (outcome->papers, gint64, 0), &error);
      g_assert_no_error (error);
      fixture_check_pdf (pdf);
      prints_assert_say (pdf, cases[i].says);
    }
  roster_free (store);
}

static void
test_notice (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = add (store, &hardship_files_register, "name=王芳芳|gender=女|id_type=111|id_no=110101198803070427|level=深度困难");
  gint64 notice = add (store, &notices_register, "title=关于2026年困难职工建档对象的公示|kind=困难职工建档|from_date=2026-03-02|to_date=2026-03-08|"
                       "place=厂区公告栏|phone=0535-6123456");
  gint64 money = add (store, &notices_register, "title=关于2026年春节送温暖对象的公示|kind=慰问帮扶对象|from_date=2026-01-05|to_date=2026-01-09|"
                      "phone=0535-6123456|text=经示范工会委员会2025年12月30日会议研究，现将送温暖对象公示如下。");
  g_autoptr (GBytes) masked = NULL, names = NULL, amounts = NULL;

  add (store, &notice_lines_register, "notice_id=%" G_GINT64_FORMAT "|name=王芳芳|unit=示范机械厂|content=深度困难|hardship_id=%" G_GINT64_FORMAT, notice, file);
  add (store, &notice_lines_register, "notice_id=%" G_GINT64_FORMAT "|name=李强|unit=示范机械厂|content=相对困难", notice);
  add (store, &notice_lines_register, "notice_id=%" G_GINT64_FORMAT "|name=赵敏|unit=示范商场|content=送温暖|amount=1000", money);
  add (store, &notice_lines_register, "notice_id=%" G_GINT64_FORMAT "|name=钱进|unit=示范商场|content=送温暖|amount=500.5", money);
  masked = prints_of_one (store, "F-28", &notices_register, notice, NULL);
  fixture_compare_golden (masked, "F-28-masked");
  prints_assert_say (masked, "王*芳");
  prints_assert_say (masked, "1****************7");
  prints_assert_say (masked, "公示时间：2026年3月2日至2026年3月8日（5个工作日）。");
  g_assert_false (prints_say (masked, "王芳芳"));
  names = prints_of_one (store, "F-28", &notices_register, notice, "names");
  prints_assert_say (names, "王芳芳");
  g_assert_false (prints_say (names, "110101"));
  amounts = prints_of_one (store, "F-28", &notices_register, money, NULL);
  fixture_compare_golden (amounts, "F-28-amounts");
  prints_assert_say (amounts, "现将送温暖对象公示如下");
  g_assert_false (prints_say (amounts, "进行慰问帮扶"));
  prints_assert_say (amounts, "人民币壹仟伍佰元伍角整");
  roster_free (store);
}

static char *
repeat (const char *words,
        guint       length)
{
  GString *text = g_string_new (NULL);
  guint i = 0;

  while (g_utf8_strlen (text->str, -1) < (glong) length)
    g_string_append_printf (text, "%s%u，", words, i++);
  g_string_truncate (text, g_utf8_offset_to_pointer (text->str, length) - text->str);
  return g_string_free (text, FALSE);
}

/* Names of 60 characters, reasons of 500, the greatest amounts: smaller or on another sheet, none cut off. */
static void
test_long_values (void)
{
  LedgerStore *store = roster_new ();
  g_autofree char *name = repeat ("阿卜杜热合曼", 60), *unit = repeat ("示范市机电产业园区", 60), *reason = repeat ("因意外受伤住院治疗", 500);
  gint64 fund = add (store, &funds_register, "name=%s|year=2026", unit);
  gint64 batch = add (store, &visit_batches_register, "name=%s|kind=10|date=2026-02-10|form=现金|people=%s|cash_each=9900000000|reason=%s|"
                      "supplier=%s|basis=%s|meeting_note=%s|meeting_people=%s|fund_id=%" G_GINT64_FORMAT, unit, unit, reason, unit, unit, reason, unit, fund);
  gint64 notice = add (store, &notices_register, "title=%s|kind=其他|from_date=2026-03-02|to_date=2026-03-08|text=%s|place=%s", unit, reason, unit);
  gint64 visit;
  static const struct { const char *form; const LedgerRegister *reg; const char *says; } forms[] = {
    { "F-19", &visits_register, "￥9,999,999,999.99（大写）人民币玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
    { "F-25", &visits_register, "￥9,876,543,210.55" },
    { "F-24-visits", &visits_register, "9,876,543,210.55" },
    { "F-24", &visit_batches_register, "人民币玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
    { "F-27", &visit_batches_register, "￥9,999,999,999.99（大写：人民币玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分）" },
    { "F-28", &notices_register, "4,938,271,560.40" },
  };

  add (store, &batch_goods_register, "batch_id=%" G_GINT64_FORMAT "|name=%s|spec=%s|unit=盒|each=9|price=99999999.99", batch, unit, unit);
  for (guint i = 0; i < 40; i++)
    add (store, &notice_lines_register, "notice_id=%" G_GINT64_FORMAT "|name=%s|unit=%s|content=%s|amount=123456789.01", notice, name, unit, unit);
  visit = add (store, &visits_register, "kind=10|form=现金|date=2026-02-10|name=%s|unit=%s|batch_id=%" G_GINT64_FORMAT "|cash=9876543210.55|"
               "goods=%s|goods_value=123456789.44|agent=%s|agent_relation=%s|reason=%s|demands=%s|measures=%s|follow_up=%s|"
               "group_opinion=%s|account_name=%s|account_no=6217000010001234567|bank=%s|visitors=%s|fund_id=%" G_GINT64_FORMAT,
               name, unit, batch, unit, name, unit, reason, reason, reason, reason, unit, name, unit, unit, fund);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gint64 id = forms[i].reg == &visits_register ? visit : forms[i].reg == &notices_register ? notice : batch;
      g_autofree char *kept = g_strdup_printf ("%s-long.pdf", forms[i].form);
      g_autoptr (GBytes) pdf = prints_of_one (store, forms[i].form, forms[i].reg, id, forms[i].reg == &notices_register ? "names" : NULL);

      fixture_keep (pdf, kept);
      fixture_check_pdf (pdf);
      prints_assert_say (pdf, forms[i].says);
    }
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/aid/blank", test_blank);
  g_test_add_func ("/forms/aid/application", test_application);
  g_test_add_func ("/forms/aid/kinds", test_kinds);
  g_test_add_func ("/forms/aid/capitals", test_capitals);
  g_test_add_func ("/forms/aid/register-of-visit", test_register_of_visit);
  g_test_add_func ("/forms/aid/sign-off", test_sign_off);
  g_test_add_func ("/forms/aid/great-batch", test_great_batch);
  g_test_add_func ("/forms/aid/chosen-visits", test_chosen_visits);
  g_test_add_func ("/forms/aid/chosen-aids", test_chosen_aids);
  g_test_add_func ("/forms/aid/plan", test_plan);
  g_test_add_func ("/forms/aid/issued", test_issued);
  g_test_add_func ("/forms/aid/notice", test_notice);
  g_test_add_func ("/forms/aid/long-values", test_long_values);
  return g_test_run ();
}
