/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: what is wrong is said with its line; a bad one never takes the place of a good one. */
#include "forms-fixture.h"

#include "form-template.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "<form id=\"X\" title=\"表\">\n<page size=\"A4\"/>\n"

static const struct
{
  const char *xml;
  int         line;
  const char *reason;
} bad[] = {
  { "<form id=\"X\" title=\"表\">\n<title>表</form>", 2, "不是完整的 XML" },
  { "", 1, "不是完整的 XML" },
  { "<table/>", 1, "模板要以 <form> 开始" },
  { "<form title=\"表\"><gap height=\"1\"/></form>", 1, "缺少属性“id”" },
  { HEAD "</form>", 1, "没有任何内容" },
  { HEAD "<tabel/></form>", 3, "不认识的元素 <tabel>" },
  { HEAD "<title shade=\"red\">表</title></form>", 3, "没有叫“shade”的属性" },
  { HEAD "<title colour=\"green\">表</title></form>", 3, "colour 只能写" },
  { HEAD "<title on=\"first\">表</title></form>", 3, "on 只能用在" },
  { HEAD "<title>表</title><foot><line on=\"last\"><part>一</part></line></foot></form>", 3, "on 只能写" },
  { HEAD "<rule at=\"298\"/></form>", 3, "at 超出了纸" },
  { HEAD "<rule thickness=\"6\"/></form>", 3, "线粗至多" },
  { HEAD "<ruled height=\"2\">{a}</ruled></form>", 3, "行距 height" },
  { HEAD "<seam at=\"100\">骑缝章</seam></form>", 3, "不能放在 <form> 里" },
  { HEAD "<list of=\"records\"><column width=\"165\" title=\"名\">{name}</column>\n<total of=\"all\"><label>合计</label></total></list></form>", 4, "of 只能写" },
  { HEAD "<list of=\"records\"><column width=\"165\" title=\"名\">{name}</column>\n<total of=\"page\"><label across=\"2\">合计</label></total></list></form>", 4, "合计行的格子共占 2 列" },
  { HEAD "<list of=\"records\"><column width=\"165\" title=\"名\">{name}</column>\n<group by=\"组\"/></list></form>", 4, "不是一个字段名" },
  { HEAD "<row height=\"8\"/></form>", 3, "不能放在 <form> 里" },
  { HEAD "<grid columns=\"2\">\n字<row height=\"8\"><label across=\"2\">一</label></row></grid></form>", 3, "不能直接写文字" },
  { HEAD "<grid columns=\"4\">\n<row height=\"8\"><label>一</label><value across=\"2\">{a}</value></row></grid></form>", 4, "共占 3 列，表格有 4 列" },
  { HEAD "<grid columns=\"2\">\n<row height=\"8\"><label down=\"2\">一</label><value>{a}</value></row>\n"
    "<row height=\"8\"><label>二</label><value>{b}</value></row></grid></form>", 5, "共占 3 列" },
  { HEAD "<grid columns=\"2\">\n<row height=\"8\"><label down=\"3\">一</label><value>{a}</value></row></grid></form>", 3, "跨出了表格" },
  { HEAD "<grid columns=\"80 80\"><row height=\"8\"><label>一</label><label>二</label></row></grid></form>", 3, "各列宽合计 160.0 毫米" },
  { HEAD "<grid columns=\"2\"></grid></form>", 3, "没有一行" },
  { HEAD "<grid columns=\"2\">\n<row height=\"0\"><label across=\"2\">一</label></row></grid></form>", 4, "至少 3 毫米" },
  { HEAD "<grid columns=\"2\">\n<row height=\"高\"><label across=\"2\">一</label></row></grid></form>", 4, "现在写的是“高”" },
  { HEAD "<text>{姓名}</text></form>", 3, "不是一个字段名" },
  { HEAD "<text>{name</text></form>", 3, "没有对应的“}”" },
  { HEAD "<text>{name|大字}</text></form>", 3, "没有叫“大字”的格式" },
  { HEAD "<text role=\"隶\">字</text></form>", 3, "没有叫“隶”的字体" },
  { HEAD "<text bold=\"1\">字</text></form>", 3, "只能写 yes 或 no" },
  { HEAD "<text align=\"middle\">字</text></form>", 3, "align 只能写" },
  { HEAD "<text when=\"=1\">字</text></form>", 3, "条件“=1”" },
  { HEAD "<use part=\"nothing\"/></form>", 3, "没有叫“nothing”的部件" },
  { HEAD "<use part=\"stamp\"/></form>", 3, "部件“stamp”要写明“word”" },
  { HEAD "<use part=\"circle\"/></form>", 3, "没有尽头" },
  { HEAD "<list of=\"records\"><column width=\"20\" title=\"名\">{name}</column></list></form>", 3, "各列宽合计 20.0 毫米" },
  { "<form id=\"X\" title=\"表\">\n<page size=\"B9\"/><gap height=\"1\"/></form>", 2, "没有“B9”这种纸" },
  { "<form id=\"X\" title=\"表\">\n<page left=\"150\" right=\"60\"/><gap height=\"1\"/></form>", 2, "页边距太大" },
  { "<!DOCTYPE form [<!ENTITY a \"aaaa\">]>\n<form id=\"X\" title=\"&a;\"/>", 1, "不能有 <!DOCTYPE>" },
};

static const char *const parts =
  "<parts><define name=\"stamp\" needs=\"word\"><text>$word</text></define>"
  "<define name=\"circle\"><use part=\"circle\"/></define></parts>";

static void
test_bad (void)
{
  g_autoptr (GBytes) shared = g_bytes_new_static (parts, strlen (parts));

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i].xml, strlen (bad[i].xml));
      g_autoptr (GError) error = NULL;
      g_autoptr (FormTemplate) template = form_template_read (bytes, shared, "坏.xml", &error);
      g_autofree char *line = g_strdup_printf ("模板“坏.xml”第 %d 行：", bad[i].line);

      g_test_message ("%s", bad[i].xml);
      g_assert_null (template);
      g_assert_error (error, FORM_ERROR, FORM_ERROR_TEMPLATE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, line));
      g_assert_nonnull (strstr (error->message, bad[i].reason));
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) xml = g_string_new (HEAD);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (xml, "<grid>");
  bytes = g_bytes_new (xml->str, xml->len);
  g_assert_null (form_template_read (bytes, NULL, "深.xml", &error));
  g_assert_nonnull (strstr (error->message, "嵌套太深"));
  g_clear_error (&error);

  g_string_assign (xml, HEAD);
  for (guint i = 0; i < 30000; i++)
    g_string_append (xml, "<gap height=\"1\"/>");
  g_bytes_unref (bytes);
  bytes = g_bytes_new (xml->str, xml->len);
  g_assert_null (form_template_read (bytes, NULL, "多.xml", &error));
  g_assert_nonnull (strstr (error->message, "元素太多"));
}

/* Editors on Windows begin a file with a mark. */
static void
test_byte_order_mark (void)
{
  const char *xml = "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<form id=\"X\" title=\"表\">\r\n<text>字</text></form>\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  g_autoptr (FormTemplate) template = form_template_read (bytes, NULL, "好.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (template->title, ==, "表");
}

static void
write_own (const char *folder,
           const char *name,
           const char *xml)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, xml, -1, NULL));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
test_own_wins (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autoptr (FormLibrary) library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), folder);
  g_autoptr (GPtrArray) list = NULL;
  const FormInfo *info;

  write_own (folder, "我的登记表.xml", "<form id=\"F-02\" title=\"本会登记表\" register=\"members\"><text>{name}</text></form>");
  write_own (folder, "新.xml", "<form id=\"Z-01\" title=\"本会自用表\" register=\"members\"><text>{name}</text></form>");
  list = form_library_list (library);
  g_assert_cmpuint (form_library_get_problems (library)->len, ==, 0);
  info = form_library_find (library, "F-02", NULL);
  g_assert_cmpstr (info->title, ==, "本会登记表");
  g_assert_true (info->own);
  info = form_library_find (library, "Z-01", NULL);
  g_assert_cmpstr (info->title, ==, "本会自用表");
  info = form_library_find (library, "F-03", NULL);
  g_assert_false (info->own);
  g_assert_cmpstr (g_array_index (info->choices, FormChoice, 0).id, ==, "masked");
  g_assert_true (info->by_list);
  remove_folder (folder);
}

static void
test_bad_own_is_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autoptr (FormLibrary) library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), folder);
  g_autoptr (GError) error = NULL;
  GPtrArray *problems;

  write_own (folder, "F-02.xml", "<form id=\"F-02\" title=\"本会登记表\">\n<grid columns=\"3\">\n<row height=\"8\"><label>一</label></row></grid></form>");
  write_own (folder, "F-03.xml", "<form id=\"F-03\" title=\"太高\">\n<grid columns=\"1\"><row height=\"290\"><label>一</label></row></grid></form>");
  problems = form_library_get_problems (library);
  g_assert_cmpuint (problems->len, ==, 2);
  for (guint i = 0; i < problems->len; i++)
    {
      const char *problem = g_ptr_array_index (problems, i);

      g_assert_true (strstr (problem, "“F-02.xml”第 3 行：这一行的格子共占 1 列") != NULL
                     || strstr (problem, "“F-03.xml”第 2 行：一页放不下这张表，高出 38.0 毫米") != NULL);
      g_assert_nonnull (strstr (problem, "仍用程序自带的"));
    }
  g_assert_cmpstr (form_library_find (library, "F-02", NULL)->title, ==, "工会会员登记表");
  g_assert_null (form_library_find (library, "F-99", &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND);
  remove_folder (folder);
}

/* Conditions, choices, bold and every role in one small form. */
static void
test_vocabulary (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autoptr (FormLibrary) library = form_library_new (g_getenv ("TAIZHANG_DATADIR"), folder);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) blank = NULL;
  g_autofree char *text = NULL;

  write_own (folder, "Z.xml",
             "<form id=\"Z\" title=\"词汇\" register=\"members\">"
             "<title>词汇</title>"
             "<text role=\"仿宋\" size=\"16\" indent=\"2\">仿宋正文：{name}。</text><text role=\"楷\" bold=\"yes\">楷体</text>"
             "<text role=\"黑\" when=\"gender=男 女\">写明性别</text><text when=\"gender=女\">女职工</text>"
             "<text when=\"nothing\">没有</text><line><part>全部{sheets}页</part></line><gap height=\"5\"/>"
             "<grid columns=\"4\"><row height=\"10\"><label>原因</label><value across=\"3\"><ticks of=\"reason\"/></value></row>"
             "<row height=\"20\" when=\"memo\"><label>备注</label><value across=\"3\">{memo}<sign>经办人：</sign><sign align=\"right\">年　月　日</sign></value></row>"
             "<row height=\"10\"><label>金额</label><value>{money|金额}</value><label>大写</label><value>{money|大写}</value></row>"
             "</grid></form>");
  fixture_add (fixture, "name", "张三", "gender", "男", "money", "1600", NULL);
  fixture_add (fixture, "name", "李四", "gender", "女", "money", "0.5", "memo", "有备注", NULL);
  pdf = form_print_to_bytes (library, "Z", &fixture->source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  blank = form_print_to_bytes (library, "Z", NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_check_pdf (blank);
  fixture_keep (pdf, "vocabulary.pdf");
  fixture_check_pdf (pdf);
  text = fixture_text (pdf, "-layout");
  g_assert_cmpuint (fixture_count (text, "写明性别"), ==, 2);
  g_assert_cmpuint (fixture_count (text, "女职工"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "全部2页"), ==, 2);
  g_assert_cmpuint (fixture_count (text, "没有"), ==, 0);
  g_assert_cmpuint (fixture_count (text, "☑失业"), ==, 2);
  g_assert_cmpuint (fixture_count (text, "□服兵役"), ==, 2);
  g_assert_cmpuint (fixture_count (text, "经办人："), ==, 1);
  g_assert_cmpuint (fixture_count (text, "￥1,600.00"), ==, 1);
  g_assert_cmpuint (fixture_count (text, "伍角整"), ==, 1);
  remove_folder (folder);
}

/* One array of pages ends at 32,767. */
static void
test_many_pages (void)
{
  g_autofree char *folder = g_dir_make_tmp ("forms-XXXXXX", NULL);
  g_autoptr (FormLibrary) library = form_library_new (folder, folder);
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = fixture_path ("many-pages.pdf");
  const char *const arguments[] = { "pdfinfo", path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL;

  write_own (folder, "M.xml", "<form id=\"M\" title=\"很多页\"><text>{member_no}</text></form>");
  fixture_add_people (fixture, 33000);
  pdf = form_print_to_bytes (library, "M", &fixture->source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture_keep (pdf, "many-pages.pdf");
  info = fixture_run (arguments);
  g_assert_nonnull (strstr (info, "33000"));
  remove_folder (folder);
}

static void
test_built_in (void)
{
  g_autoptr (FormLibrary) library = fixture_library ();
  GPtrArray *problems = form_library_get_problems (library);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/template/bad", test_bad);
  g_test_add_func ("/forms/template/deep", test_deep);
  g_test_add_func ("/forms/template/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/forms/template/own-wins", test_own_wins);
  g_test_add_func ("/forms/template/bad-own-is-refused", test_bad_own_is_refused);
  g_test_add_func ("/forms/template/vocabulary", test_vocabulary);
  g_test_add_func ("/forms/template/many-pages", test_many_pages);
  g_test_add_func ("/forms/template/built-in", test_built_in);
  return g_test_run ();
}
