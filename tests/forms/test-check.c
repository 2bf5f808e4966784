/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checker of templates: every mistake is found with its line, every form of the program passes. */
#include "forms-fixture.h"

#include "form-check.h"
#include "registers.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "<form id=\"X\" title=\"表\" register=\"members\">\n"
#define ROSTER "<form id=\"X\" title=\"表\" register=\"members\" per=\"list\">\n"

/* Several mistakes are told at once, in the order of their lines. */
static const struct
{
  const char *xml;
  struct { int line; const char *reason; } expected[4];
} bad[] = {
  { HEAD "<text>{nmae}</text>\n<text>{unit_id.nam}</text>\n<text>{union.nobody}</text></form>",
    { { 2, "“会员”里没有叫“nmae”的项目" }, { 3, "没有叫“unit_id.nam”的项目" }, { 4, "没有叫“union.nobody”的项目" } } },
  { HEAD "<text>{name.name}</text></form>", { { 2, "没有叫“name.name”的项目" } } },
  { HEAD "<text>{sum.wage}</text></form>", { { 2, "“sum.wage”只能用在名单的合计行" } } },
  { HEAD "<text>{rows}</text></form>", { { 2, "没有叫“rows”的项目" } } },
  { HEAD "<text when=\"nothing\">字</text>\n<text when=\"gender=X\">字</text>\n<text when=\"variant=full\">字</text></form>",
    { { 2, "没有叫“nothing”的项目" }, { 3, "“性别”没有“X”这个代码" }, { 4, "没有编号为“full”的印法" } } },
  { HEAD "<grid columns=\"2\">\n<row height=\"10\"><label>甲</label><value><ticks of=\"name\"/></value></row>\n"
    "<row height=\"10\"><label>乙</label><photo of=\"name\">照片</photo></row></grid></form>",
    { { 3, "“姓名”不是有固定选项的项目" }, { 4, "“姓名”不是照片" } } },
  { HEAD "<grid columns=\"2\">\n<rows of=\"kin\" height=\"10\"><label>甲</label><value>{name}</value></rows>\n"
    "<rows of=\"family\" height=\"10\"><label>乙</label><value>{id_nr}</value></rows></grid></form>",
    { { 3, "“会员”没有叫“kin”的子记录或名单" }, { 4, "里没有叫“id_nr”的项目" } } },
  { HEAD "<list of=\"records\"><column width=\"165\" title=\"名\">{name}</column></list></form>", { { 2, "没有叫“records”的子记录" } } },
  { ROSTER "<list of=\"records\">\n<column width=\"165\" title=\"名\">{name}</column>\n<group by=\"dpet\"/>\n"
    "<total of=\"page\"><label>{sum.wag} {rows}</label></total></list></form>",
    { { 4, "没有叫“dpet”的项目" }, { 5, "没有叫“sum.wag”的项目" } } },
  { "<form id=\"X\" title=\"表\" register=\"members\" row=\"units\">\n<text>字</text></form>", { { 1, "row 写得不对" } } },
  { "<form id=\"X\" title=\"表\" register=\"members\" row-when=\"event=4\">\n<text>字</text></form>", { { 1, "还要用 row 写明" } } },
  { "<form id=\"X\" title=\"表\" register=\"members\" row=\"member_events\" row-when=\"event=99; !gone\" row-now=\"=\">\n<text>字</text></form>",
    { { 1, "条件“=”写得不对" } } },
  { "<form id=\"X\" title=\"表\" register=\"members\" row=\"member_events\" row-when=\"event=99; !gone\">\n<text>{row.reson}</text></form>",
    { { 1, "“变动”没有“99”这个代码" }, { 1, "“会籍变动”里没有叫“gone”的项目" }, { 2, "没有叫“row.reson”的项目" } } },
  { "<form id=\"X\" title=\"表\" register=\"hardship_files\" row=\"hardship_reviews\">\n<text>{row.sheet.own.aids}{row.sheet.own.gone}{sheet.own.aids}</text></form>",
    { { 2, "没有叫“row.sheet.own.gone”的项目" }, { 2, "没有叫“sheet.own.aids”的项目" } } },
  { HEAD "<text>{row.reason}</text></form>", { { 2, "没有叫“row.reason”的项目" } } },
  { HEAD "<grid columns=\"2\">\n<row height=\"10\"><label>甲</label><value><ticks of=\"gender\" only=\"男 雄\"/></value></row></grid></form>",
    { { 3, "“性别”没有“雄”这个选项" } } },
  { HEAD "<grid columns=\"2\">\n<row height=\"10\"><label>甲</label><value><sign>一<br/>二</sign></value></row></grid></form>",
    { { 3, "<br> 不能放在 <sign> 里" } } },
  { HEAD "<list of=\"transfers\" preprinted=\"variant=x\">\n<column width=\"165\" title=\"名\">{out_day}</column></list></form>",
    { { 2, "没有编号为“x”的印法" }, { 3, "没有叫“out_day”的项目" } } },
  { "<form id=\"X\" title=\"表\">\n<text>{name}</text></form>", { { 1, "没有叫“”的登记册" } } },
  { "<form id=\"X\" title=\"表\" register=\"member\">\n<text>{name}</text></form>", { { 1, "没有叫“member”的登记册" } } },
  { HEAD "<tabel/>\n<title shade=\"1\">表</title>\n<row/></form>",
    { { 2, "不认识的元素 <tabel>" }, { 3, "没有叫“shade”的属性" }, { 4, "<row> 不能放在 <form> 里" } } },
  { HEAD "<grid columns=\"3\">\n<row height=\"8\"><label>一</label></row>\n<row height=\"8\"><label across=\"2\">二</label></row></grid>\n"
    "<text>{name|大字}</text></form>",
    { { 3, "共占 1 列，表格有 3 列" }, { 4, "共占 2 列" }, { 5, "没有叫“大字”的格式" } } },
  { HEAD "<grid columns=\"20\">\n<row height=\"5\"><label>这几个字放不进八毫米</label><label across=\"19\">二</label></row></grid></form>",
    { { 3, "空白表上就放不下" } } },
  { HEAD "<grid columns=\"1\">\n<row height=\"290\"><label>一</label></row></grid></form>", { { 2, "一页放不下这张表" } } },
  { HEAD "<line>\n<part>很长</part><part align=\"right\" blank=\"164\">很长很长很长</part></line></form>", { { 2, "空白表上就放不下" } } },
  { HEAD "<head><gap height=\"30\"/></head>\n<text at=\"32\">字</text></form>", { { 3, "at 写的 32.0 毫米处已有上面的内容" } } },
  { ROSTER "<list of=\"records\" head=\"5\">\n<column width=\"5\" title=\"很长很长的列名\">{seq}</column><column width=\"160\" title=\"名\">{name}</column></list></form>",
    { { 3, "空白表上就放不下" } } },
  { HEAD "<page size=\"A5\" letter=\"yes\"/><text>字</text></form>", { { 2, "公文用 A4 纸" } } },
  { HEAD "<imprint>\n<part>字</part>\n<entry title=\"抄送\">字</entry></imprint></form>", { { 4, "<entry> 要写在 <part> 之前" } } },
  { HEAD "<imprint/></form>", { { 2, "版记里没有一行" } } },
  { HEAD "<text>{name|空0}</text>\n<text>{name|年月|年}</text></form>", { { 2, "没有叫“空0”的格式" }, { 3, "没有叫“年”的格式" } } },
  { HEAD "<page labels=\"1x1\" label=\"30x40\"/>\n<qr size=\"28\"/></form>", { { 3, "二维码比版心还宽" } } },
  { HEAD "<page labels=\"3x8\"/><text>字</text></form>", { { 2, "标签写成" } } },
  { HEAD "<page labels=\"3x9\" label=\"70x37\"/><text>字</text></form>", { { 2, "放不下 3×9 个 70×37 毫米的标签" } } },
  { HEAD "<page labels=\"3x8\" label=\"70x37\" label-left=\"1\"/><text>字</text></form>", { { 2, "放不下 3×8 个" } } },
  { HEAD "<page labels=\"3x8\" label=\"70x37\"/>\n<text size=\"20\">一<br/>二<br/>三<br/>四</text>\n</form>", { { 1, "标签放不下这些文字" } } },
  { HEAD "<page labels=\"3x8\" label=\"70x37\"/>\n<text>{page}</text></form>", { { 3, "标签上没有页码" } } },
  { ROSTER "<page labels=\"3x8\" label=\"70x37\"/>\n<text>字</text></form>", { { 1, "per 要写 record" } } },
  { HEAD "<text edit=\"a\">字</text>\n<text edit=\"a\">字</text>\n<text edit=\"a b\">字</text>\n<text edit-title=\"甲\">字</text></form>",
    { { 3, "edit“a”已经用过" }, { 4, "现在写的是“a b”" }, { 5, "还要写 edit" } } },
  { HEAD "<head>\n<text edit=\"a\">字</text></head>\n<text edit=\"b\">{page}</text></form>",
    { { 3, "edit 不能用在 <head>" }, { 4, "带页码或勾选框的文字不能改" } } },
  { HEAD "<grid columns=\"2\">\n<rows of=\"family\" height=\"10\"><label>甲</label>\n<value edit=\"a\">字</value></rows></grid></form>",
    { { 4, "重复的行里不能用 edit" } } },
  { HEAD "<text>{paper.number}{paper.code}</text>\n<text>{paper.sum}</text>\n<text when=\"!paper.nr\">字</text></form>",
    { { 3, "没有叫“paper.sum”的项目" }, { 4, "没有叫“paper.nr”的项目" } } },
  { HEAD "<qr size=\"5\"/>\n<qr at=\"290\"/></form>", { { 2, "size" }, { 3, "at 超出了纸的高度" } } },
  { HEAD "<grid columns=\"2\">\n<row height=\"10\"><label>甲</label><value><qr at=\"3\"/></value></row></grid></form>",
    { { 3, "格子里的 <qr> 不能写“at”" } } },
  { HEAD "<grid columns=\"2\">\n<row height=\"10\"><label>甲</label><value><qr size=\"20\"/></value></row></grid></form>",
    { { 3, "空白表上就放不下" } } },
  { HEAD "<qr size=\"10\">一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十</qr></form>",
    { { 2, "二维码里的文字太长" } } },
  { "<form id=\"X\" title=\"表\" register=\"members\" number=\"〔介〕\">\n<text>字</text></form>", { { 1, "number 写编号中的字" } } },
  { HEAD "<grid columns=\"2\">\n<row height=\"10\"><label>甲</label><value><sign blank=\"80\">签名：</sign></value></row></grid></form>",
    { { 3, "空白表上就放不下" } } },
};

static GPtrArray *
check (const char   *xml,
       gsize         length,
       const char   *parts_xml,
       FormTemplate **template)
{
  g_autoptr (FormFonts) fonts = form_fonts_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, length);
  g_autoptr (GBytes) parts = parts_xml != NULL ? g_bytes_new_static (parts_xml, strlen (parts_xml)) : NULL;
  GPtrArray *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  *template = form_check_template (bytes, parts, "坏.xml", tz_registers, fonts, problems);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%.300s", ((const GError *) g_ptr_array_index (problems, i))->message);
  return problems;
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      FormTemplate *template = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      guint n = 0;

      g_test_message ("%s", bad[i].xml);
      problems = check (bad[i].xml, strlen (bad[i].xml), NULL, &template);
      g_assert_null (template);
      while (n < G_N_ELEMENTS (bad[i].expected) && bad[i].expected[n].line > 0)
        n++;
      g_assert_cmpuint (problems->len, ==, n);
      for (guint k = 0; k < n; k++)
        {
          const char *message = ((const GError *) g_ptr_array_index (problems, k))->message;
          g_autofree char *line = g_strdup_printf ("模板“坏.xml”第 %d 行：", bad[i].expected[k].line);

          g_assert_true (g_str_has_prefix (message, line));
          g_assert_nonnull (strstr (message, bad[i].expected[k].reason));
        }
    }
}

static char *
repeat (const char *before,
        const char *part,
        guint       n,
        const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

/* Made to make the program stand still or eat all memory: refused at once, in words. */
static void
test_hostile (void)
{
  static const char *const parts =
    "<parts><define name=\"twice\"><use part=\"twice\" x=\"$x$x\"/></define>"
    "<define name=\"two\"><use part=\"two\"/><use part=\"two\"/></define>"
    "<define name=\"wrap\"><grid columns=\"1\"><use part=\"wrap\"/></grid></define></parts>";
  const struct { char *xml; const char *reason; } cases[] = {
    { repeat (HEAD, "<grid columns=\"1\">", 50000, ""), "嵌套太深" },
    { repeat (HEAD "<grid columns=\"1\">", "<row height=\"3\"><label>一</label></row>", 9000, "</grid></form>"), "表格的行太多" },
    { repeat (HEAD "<grid columns=\"64\">", "<rows of=\"family\" height=\"3\" least=\"200\"><label across=\"64\">一</label></rows>", 9000, "</grid></form>"), "表格的行太多" },
    { repeat (HEAD, "<text>字</text>", 19000, "</form>"), "内容太多" },
    { repeat (HEAD "<text>", "字&#10;", 90000, "</text></form>"), "文字太长" },
    { repeat (HEAD "<text>", "字", 340000, "</text></form>"), "文字太长" },
    { g_strdup ("<!DOCTYPE form [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<form id=\"X\" title=\"&b;\"/>"), "不能有 <!DOCTYPE>" },
    { g_strdup (HEAD "<use part=\"twice\" x=\"xxxxxxxx\"/></form>"), "太长" },
    { g_strdup (HEAD "<use part=\"two\"/></form>"), "没有尽头" },
    { g_strdup (HEAD "<use part=\"wrap\"/></form>"), "没有尽头" },
    { repeat (HEAD "<!--", "x", 1100000, "--></form>"), "超过 1 MB" },
    { repeat (HEAD "<title ", "a", 900000, "=\"1\">表</title></form>"), "没有叫" },
  };
  gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FormTemplate *template = NULL;
      g_autoptr (GPtrArray) problems = check (cases[i].xml, strlen (cases[i].xml), parts, &template);

      g_assert_null (template);
      g_assert_cmpuint (problems->len, >=, 1);
      g_assert_nonnull (strstr (((const GError *) g_ptr_array_index (problems, 0))->message, cases[i].reason));
      g_free (cases[i].xml);
    }
  g_assert_cmpint (g_get_monotonic_time () - began, <, 20 * G_USEC_PER_SEC);
}

static void
check_folder (FormLibrary *library,
              const char  *folder,
              guint       *n)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GPtrArray) problems = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          check_folder (library, path, n);
          continue;
        }
      if (!g_str_has_suffix (name, ".xml") || g_str_equal (name, "parts.xml"))
        continue;
      problems = form_library_check (library, path);
      for (guint i = 0; i < problems->len; i++)
        g_test_message ("%s", ((const GError *) g_ptr_array_index (problems, i))->message);
      g_assert_cmpuint (problems->len, ==, 0);
      ++*n;
    }
}

/* Every form that the program brings, whoever adds it. */
static void
test_built_in (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autofree char *folder = g_build_filename (g_getenv ("TAIZHANG_DATADIR"), "forms", NULL);
  guint n = 0;

  form_library_set_registers (library, tz_printed_registers);
  check_folder (library, folder, &n);
  g_assert_cmpuint (n, >=, 2);
}

/* The same paper printed again is the same file, whatever was printed before it. */
static void
assert_same (const char *id,
             Fixture    *fixture,
             FormPrint  *print,
             GBytes     *pdf)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GBytes) again = form_print_to_bytes (library, id, &fixture->source, print, NULL, NULL, NULL, NULL);

  g_assert_true (g_bytes_equal (pdf, again));
}

/* The file says what it is and whose; a batch whose pages are whose. */
static void
check_properties (GBytes         *pdf,
                  const FormInfo *form,
                  guint           people)
{
  g_autofree char *path = fixture_path ("properties.pdf");
  const char *const ask[] = { "pdfinfo", "-enc", "UTF-8", path, NULL };
  const char *const list[] = { "qpdf", "--json", "--json-key=outlines", path, NULL };
  g_autofree char *title = g_strconcat (" ", form->title, NULL);
  g_autofree char *said = NULL, *outlines = NULL;

  fixture_keep (pdf, "properties.pdf");
  said = fixture_run (ask);
  g_assert_nonnull (strstr (said, title));
  if (people > 0)
    g_assert_nonnull (strstr (said, "海河机械厂工会委员会"));
  outlines = fixture_run (list);
  if (!form->by_list && form->label_columns == 0)
    g_assert_cmpuint (fixture_count (outlines, "\"title\""), ==, people > 1 ? people : 0);
}

/* Every form that the program brings comes out blank, for one person and for many. */
static void
test_printed (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  g_autoptr (GPtrArray) forms = form_library_list (library);
  FormPrint print = { .today = "2026-11-27" };

  for (guint i = 0; i < forms->len; i++)
    {
      const char *id = ((const FormInfo *) g_ptr_array_index (forms, i))->id;
      static const guint people[] = { 0, 1, 30 };

      for (guint k = 0; k < G_N_ELEMENTS (people); k++)
        {
          g_autoptr (Fixture) fixture = fixture_new ();
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) pdf = NULL;

          g_test_message ("%s for %u", id, people[k]);
          fixture_add_people (fixture, people[k]);
          pdf = form_print_to_bytes (library, id, &fixture->source, &print, NULL, NULL, NULL, &error);
          g_assert_no_error (error);
          fixture_check_pdf (pdf);
          assert_same (id, fixture, &print, pdf);
          check_properties (pdf, g_ptr_array_index (forms, i), people[k]);
        }
    }
}

/* A bad one of the union's own is refused with the reason, and the program's goes on working. */
static void
test_own (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "我的.xml", NULL);
  g_autoptr (FormLibrary) library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), folder);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  const char *xml = "<form id=\"F-02\" title=\"本会登记表\" register=\"members\">\n<text>{xingming}</text></form>";
  GPtrArray *problems;

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
  form_library_set_registers (library, tz_printed_registers);
  problems = form_library_get_problems (library);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (problems, 0), ==,
                   "模板“我的.xml”第 2 行：“会员”里没有叫“xingming”的项目。可用的名称见 taizhangctl fields。这个模板没有采用，仍用程序自带的。");
  fixture_add_people (fixture, 1);
  pdf = form_print_to_bytes (library, "F-02", &fixture->source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (form_library_find (library, "F-02", NULL)->title, ==, "工会会员登记表");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/check/bad", test_bad);
  g_test_add_func ("/forms/check/hostile", test_hostile);
  g_test_add_func ("/forms/check/built-in", test_built_in);
  g_test_add_func ("/forms/check/printed", test_printed);
  g_test_add_func ("/forms/check/own", test_own);
  return g_test_run ();
}
