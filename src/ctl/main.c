/* SPDX-License-Identifier: GPL-3.0-or-later */
/* taizhangctl: everything the window does with data, without a display. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ctl-output.h"
#include "ledger-language.h"

static const CtlCommand commands[] = {
  { "new", N_("台账 --union 名称 [--benefits 地区] [--sample]"), N_("新建台账，--benefits 采用哪个地区的慰问标准（如山东省），--sample 填入示例"), 1, 1, CTL_TAKES_NEW, ctl_new },
  { "registers", "", N_("列出登记册"), 0, 0, 0, ctl_registers },
  { "fields", N_("登记册"), N_("列出登记册的项目"), 1, 1, 0, ctl_fields },
  { "list", N_("台账 登记册 [--search 词] [--where 项目=值]… [--filter 常用筛选] [--as-of 日期] [--sort [-]项目] [--columns 甲,乙] [--limit N] [--full --why 用途]"),
    N_("列出记录，--as-of 列出某日在册会员"), 2, 2, CTL_TAKES_QUERY | CTL_TAKES_FIELDS | CTL_TAKES_FULL, ctl_list },
  { "show", N_("台账 登记册 编号 [--columns 甲,乙] [--full --why 用途]"), N_("显示一条记录"), 3, 3,
    CTL_TAKES_FIELDS | CTL_TAKES_FULL, ctl_show },
  { "filters", N_("台账 [登记册 [--save 名称 [--search 词] [--where 项目=值]… [--sort [-]项目] [--columns 甲,乙] | --remove 名称]]"),
    N_("列出、保存或删除常用筛选"), 1, 2, CTL_TAKES_KEEP, ctl_filters },
  { "add", N_("台账 登记册 项目=值… [--accept 原因]"), N_("新增一条，输出编号；子记录用 parent=编号"), 3, CTL_ANY,
    CTL_TAKES_ACCEPT | CTL_TAKES_WHY, ctl_add },
  { "set", N_("台账 登记册 编号 项目=值… [--accept 原因] [--why 原因]"), N_("修改一条"), 4, CTL_ANY,
    CTL_TAKES_ACCEPT | CTL_TAKES_WHY, ctl_set },
  { "remove", N_("台账 登记册 编号 --why 原因"), N_("移入回收站"), 3, 3, CTL_TAKES_WHY, ctl_remove },
  { "duplicates", N_("台账 [--limit N] [--full --why 用途]"), N_("列出可能重复登记的会员，一组几行，把握大的在前；--limit 至多N组"), 1, 1,
    CTL_TAKES_LIMIT | CTL_TAKES_FULL, ctl_duplicates },
  { "distinct", N_("台账 编号 编号 [--forget]"), N_("记下两条会员不是重复，以后不再列出；--forget 收回"), 3, 3,
    CTL_TAKES_FORGET, ctl_distinct },
  { "merge", N_("台账 登记册 留下的编号 并入的编号 [项目=keep|other|both]… --why 原因 [--accept 原因] [--dry-run]"),
    N_("合并两条记录，所属的记录一并移过来，输出各移了几条和批次；--dry-run 只列出计划"), 4, CTL_ANY,
    CTL_TAKES_WHY | CTL_TAKES_ACCEPT | CTL_TAKES_DRY | CTL_TAKES_FULL, ctl_merge },
  { "import", N_("台账 登记册 文件.xlsx|.xls|.ods|.csv|.html|.xml [--sheet 工作表] [--head-row 表头行号] [--parent 所属] [--dry-run] [--rejects 文件.xlsx] [--accept 原因] [--word 项目=词=代码]… [--overwrite 项目|全部]…"),
    N_("导入电子表格，输出各类行数和批次；签到表用 --parent 指明活动；--word 说明认不出的词是哪一项并记住，代码空着是留空，写 - 是不认这个词；--overwrite 连本机较新的值也按表格改"), 3, 3,
    CTL_TAKES_IMPORT | CTL_TAKES_ACCEPT, ctl_import },
  { "undo", N_("台账 [批次] [-o 清单.xlsx]"), N_("撤销最近一批或指定的一批；-o 存下清单：哪些还原了，哪些保留，哪些不能还原，为什么"), 1, 2,
    CTL_TAKES_OUTPUT, ctl_undo },
  { "export", N_("台账 登记册 文件.xlsx|.csv [--columns 甲,乙] [--search 词] [--where 项目=值]… [--filter 常用筛选] [--as-of 日期] [--sort [-]项目] [--full --why 用途] | "
                 "台账 登记册 文件.xlsx --template 模板 [--complete] --full --why 用途 | 台账 登记册 [清单.xlsx] --template 模板 --lacking"),
    N_("导出电子表格，或按上级的模板填表；--lacking 列出谁缺什么"), 2, 3,
    CTL_TAKES_QUERY | CTL_TAKES_FIELDS | CTL_TAKES_FULL | CTL_TAKES_EXPORT, ctl_export },
  { "template", N_("台账 登记册 空表.xlsx --save 名称 [--sheet 工作表] [--head-row 表头行号] [--column 列=项目]… | 台账 登记册 --copy 模板 --save 名称 [--column 列=项目]… | 台账 登记册 --change 模板 [--column 列=项目]… [--required 列]… [--optional 列]… | 台账 登记册 --rename 模板 --save 名称 | 台账 登记册 [--remove 名称]"),
    N_("把上级发的空表存为导出用的模板，按它的表头填；--copy 照已有的模板另存一份再改，--change 改自己添加的，--required、--optional 写明哪些列必填、不必填，--rename 改名；都不写则列出模板"), 2, 3, CTL_TAKES_TEMPLATE, ctl_template },
  { "forms", N_("[登记册] | --check 模板.xml…"), N_("列出表格；--check 检查自制的模板，逐处说明要改什么"), 0, CTL_ANY, CTL_TAKES_CHECK, ctl_forms },
  { "print", N_("台账 表格 [编号… | --all | --where 项目=值… | --search 词 | --filter 常用筛选 | --as-of 日期 | --from 日期 --to 日期 [--team 队伍] | --blank] -o 文件.pdf [--variant 方式] [--of 登记册] [--move 右,下] [--first-label 第几个] [--pages 1-3,5]"),
    N_("打印表格到 PDF；--from --to 为汇总表、统计表的起止日期；--of 写明编号是哪个登记册的，如按会籍变动打印介绍信；--move 为预印表格对位，毫米；--first-label 为标签纸从第几个标签印起；--pages 只要其中几页"), 2, CTL_ANY, CTL_TAKES_PRINT | CTL_TAKES_QUERY | CTL_TAKES_FULL, ctl_print },
  { "history", N_("台账 [登记册 [编号]] [--limit N] [--full --why 用途]"), N_("列出修改历史"), 1, 3,
    CTL_TAKES_LIMIT | CTL_TAKES_FULL, ctl_history },
  { "check", N_("台账"), N_("检查文件、结构、历史链和各项关系"), 1, 1, 0, ctl_check },
  { "backup", N_("台账 文件|文件夹"), N_("写一份核对过的备份，输出它的路径；给文件夹时自动起名"), 2, 2, 0, ctl_backup },
  { "backups", N_("台账 [另存备份的文件夹]"), N_("列出台账的备份，新的在前"), 1, 2, 0, ctl_backups },
  { "restore", N_("备份 台账 [--yes] [--why 原因]"), N_("从备份恢复台账；台账已存在时先比较，加 --yes 才替换，原来的留存在“备份”文件夹"), 2, 2,
    CTL_TAKES_YES | CTL_TAKES_WHY, ctl_restore },
  { "reminders", N_("台账 [--within 月数] [--limit N]"), N_("列出提醒：换届、证书、退休年龄、会费、放假安排…；--limit 每类至多N条"), 1, 1,
    CTL_TAKES_WITHIN | CTL_TAKES_LIMIT, ctl_reminders },
  { "dues", N_("台账 --until 年月 [编号… | --where 项目=值… | --search 词 | --all] [--dry-run] | --unpaid"),
    N_("登记会费交至；--unpaid 列出连续六个月未交的"), 1, CTL_ANY, CTL_TAKES_DUES | CTL_TAKES_QUERY, ctl_dues },
  { "quality", N_("台账 [检查] [--all] [--limit N] [-o 文件.xlsx]"),
    N_("列出数据质量的各项检查和条数，或一项检查的记录；--all 连没有问题的和已核实的"), 1, 2,
    CTL_TAKES_ALL | CTL_TAKES_LIMIT | CTL_TAKES_OUTPUT, ctl_quality },
  { "photos", N_("台账 文件夹 [--replace] [--dry-run]"),
    N_("按文件名把照片贴给会员：证件号码、会员证号、工号或没有重名的姓名；--replace 换掉已有的"), 2, 2,
    CTL_TAKES_REPLACE | CTL_TAKES_DRY, ctl_photos },
  { "hardship", N_("台账 档案 [步骤] [--why 原因] [--accept 原因]"),
    N_("困难职工档案的状态、类别、还缺什么和测算过程；写步骤则办理：notice、submit、file、rise、close、refuse、back、reopen、apply"), 2, 3,
    CTL_TAKES_WHY | CTL_TAKES_ACCEPT, ctl_hardship },
  { "notice", N_("台账 登记册 编号… [--title 标题] [--from 日期] [--to 日期] [--accept 原因]"),
    N_("由困难职工档案、慰问记录、慰问批次或救助拟一份公示，输出编号"), 3, CTL_ANY, CTL_TAKES_ATTACH | CTL_TAKES_ACCEPT, ctl_notice },
  { "attach", N_("台账 登记册 编号 文件.jpg|.png|.pdf [--kind 附件种类] [--title 名称] [--whole]"),
    N_("给一条记录添加附件：照片缩小到100 KB，其他图片存为灰度扫描件，PDF 原样，不超过5 MB；--whole 图片也原样"), 4, 4,
    CTL_TAKES_ATTACH, ctl_attach },
  { "attachments", N_("台账 登记册 编号 [--to 文件夹]"), N_("列出一条记录的附件；--to 取出到文件夹，附校验值"), 3, 3,
    CTL_TAKES_ATTACH, ctl_attachments },
  { "set-all", N_("台账 登记册 项目=值 [编号… | --where 项目=值… | --search 词 | --all] [--only-empty] [--dry-run] [--accept 原因]"),
    N_("批量修改一个项目，一次撤销；值为空则清空，--only-empty 只填空着的"), 3, CTL_ANY,
    CTL_TAKES_QUERY | CTL_TAKES_ALL | CTL_TAKES_EMPTY | CTL_TAKES_DRY | CTL_TAKES_ACCEPT, ctl_set_all },
  { "days-off", N_("台账 年份 [通知.txt] [--dry-run] [--accept 原因]"), N_("按放假通知的原文录入；不给文件则列出已知的安排"), 2, 3,
    CTL_TAKES_DRY | CTL_TAKES_ACCEPT, ctl_days_off },
  { "words", N_("台账"), N_("补入随软件提供的新词，不改已有的"), 1, 1, 0, ctl_words },
  { "standards", N_("[台账 [地区]]"), N_("列出软件里有哪些地区的慰问标准；写台账则补入新的，不改已有的，写地区则采用该地区的"), 0, 2, 0, ctl_standards },
  { "step", N_("台账 visits|visit_batches|aids 步骤 编号… [--date 日期] [--approver 审批人] [--second 第二审批人] [--over 超标说明] "
               "[--signer 签收人] [--agent 代领人 --relation 关系 --id-no 证件号码] [--why 原因] [--accept 原因] [--dry-run] | 台账 登记册 编号"),
    N_("办理慰问、慰问批次或救助的一步：提交审批、批准、发放、签收、归档、退回、改为草稿、作废；一批全部办成或都不办，逐条说明谁不能办；"
       "只写编号则列出下一步和还缺什么"), 3, CTL_ANY,
    CTL_TAKES_STEP | CTL_TAKES_DRY | CTL_TAKES_WHY | CTL_TAKES_ACCEPT, ctl_step },
  { "change", N_("台账 变动 [编号… | --where 项目=值… | --search 词] [项目=值…] [--dry-run] [--accept 原因]"),
    N_("为一名或多名会员办理同一项会籍变动，输出人数和批次，逐一说明谁不能办理"), 2, CTL_ANY,
    CTL_TAKES_QUERY | CTL_TAKES_DRY | CTL_TAKES_ACCEPT | CTL_TAKES_WHY, ctl_change },
  { "void", N_("台账 编号|文号|文书码 --why 原因"), N_("作废一次会籍变动、一份报送过的会籍变动月报，或一份文书；文书的编号留着，不再给别的文书"), 2, 2,
    CTL_TAKES_WHY, ctl_void },
  { "issue", N_("台账 表格 [编号… | --where 项目=值… | --search 词] [--date 日期] [--variant 方式] [--wording 段=文字]… [-o 文件.pdf|文件夹] [--accept 原因] | "
                "台账 papers 文书编号…"),
    N_("出具文书：编号、存档，输出每份的编号、文号和文书码；写 papers 则出具准备好的文书"), 2, CTL_ANY,
    CTL_TAKES_PAPER | CTL_TAKES_QUERY | CTL_TAKES_OUTPUT | CTL_TAKES_ACCEPT, ctl_issue },
  { "prepare", N_("台账 表格 [编号… | --where 项目=值… | --search 词] [--variant 方式] [--wording 段=文字]…"),
    N_("准备文书，先不编号，输出文书的编号"), 2, CTL_ANY, CTL_TAKES_WORDING | CTL_TAKES_QUERY, ctl_prepare },
  { "wording", N_("台账 表格 编号 [--variant 方式] | 台账 文书编号 [--wording 段=文字]…"),
    N_("列出可以改动的文字；--wording 改动准备好的文书，段=后面不写则恢复原文"), 2, 3, CTL_TAKES_WORDING, ctl_wording },
  { "papers", N_("台账 [登记册 编号] [--limit N]"), N_("列出文书，或一条记录的文书"), 1, 3, CTL_TAKES_LIMIT, ctl_papers },
  { "reprint", N_("台账 编号|文号|文书码 -o 文件.pdf"), N_("重印已出具的文书，与当时的一模一样"), 2, 2, CTL_TAKES_OUTPUT, ctl_reprint },
  { "dossier", N_("台账 案件 [单面|双面] -o 文件.pdf | 台账 案件 -o 文件.pdf --redacted | 台账 [案件…] -o 清单.xlsx --redacted"),
    N_("一个案件的整本卷宗：封面、卷内目录、各件、封底，编好页码，输出页数，件数和页数记入案件；--redacted 为培训和统计用的脱敏副本，扫描件不收，"
       "写 .xlsx 则是写明的案件或全部案件的脱敏清单"), 1, CTL_ANY, CTL_TAKES_OUTPUT | CTL_TAKES_REDACTED, ctl_dossier },
  { "sign", N_("台账 编号|文号|文书码 [--scan 文件.jpg|.png|.pdf] [--date 日期]"), N_("签收文书，可附签字扫描件"), 2, 2, CTL_TAKES_SCAN, ctl_sign },
  { "missing", N_("台账 编号|文号|文书码 --why 原因 | 台账 表格 编号 --why 原因 | 台账 卷宗文书名称 案件编号 --why 原因"), N_("记为缺件，写明原因；卷宗文书的名称用 case 列出"), 2, 3, CTL_TAKES_WHY, ctl_missing },
  { "number", N_("台账 种类 年份 [起始号]"), N_("下一个文号；给起始号则从它开始编"), 3, 4, 0, ctl_number },
  { "count", N_("台账 [--to 日期] [--org 组织]"), N_("某日各组织的会员数：合计、女、农民工、新就业形态、35岁以下"), 1, 1,
    CTL_TAKES_PERIOD, ctl_count },
  { "balance", N_("台账 --from 日期 --to 日期 [--org 组织] [--monthly] | 台账 --month 年月 [--org 组织] [--late] [--send] [-o 文件.pdf]"),
    N_("会籍变动报表：期初、入、出、期末；--monthly 逐月；--month 月报，--late 列出跨期调整，--send 报送（定稿）并输出编号，"
       "-o 打印；报送过的用 list 台账 monthly_reports 列出"), 1, 1,
    CTL_TAKES_PERIOD | CTL_TAKES_REPORT | CTL_TAKES_OUTPUT, ctl_balance },
  { "approve", N_("台账 活动… [--approver 工会干部] [--accept 原因] [--dry-run]"),
    N_("核定活动的服务时长，输出人次、时长和批次，逐行说明什么不能核定"), 2, CTL_ANY,
    CTL_TAKES_APPROVER | CTL_TAKES_ACCEPT | CTL_TAKES_DRY, ctl_approve },
  { "revoke", N_("台账 活动 --why 原因"), N_("退回一次活动的核定，以便更正"), 2, 2, CTL_TAKES_WHY, ctl_revoke },
  { "hours", N_("台账 [志愿者] [--from 日期] [--to 日期]"), N_("各志愿者的服务次数和时长；写明志愿者则逐次列出，并说明距下一星级差多少"), 1, 2,
    CTL_TAKES_SERVICE, ctl_hours },
  { "service", N_("台账 [--by year|month|team|category|person] [--from 日期] [--to 日期] [--team 队伍] [--category 类别] [--rows 场次|人次|人数|时长|服务对象人次 [--key 键]]"),
    N_("志愿服务的场次、人次、人数、时长；--rows 列出一个数背后的记录"), 1, 1, CTL_TAKES_SERVICE, ctl_service },
  { "summary", N_("台账 --from 日期 --to 日期"), N_("总结里的句子，数字为零的不写"), 1, 1, CTL_TAKES_SERVICE, ctl_summary },
  { "batch", N_("台账 慰问批次 (--all | --org 组织 | --names 名单.txt | --where 字段=值 | 会员…) [--include 编号=原因]… [--accept 原因] [--dry-run]"),
    N_("把一个慰问批次一次登记给许多人，逐人核对限额和会籍，列出每个例外；规则代码=原因 纳入一类例外"), 2, CTL_ANY,
    CTL_TAKES_AID | CTL_TAKES_ALL | CTL_TAKES_QUERY | CTL_TAKES_ACCEPT | CTL_TAKES_DRY, ctl_batch },
  { "benefits", N_("台账 [--year 年] [--by kind|fund|month|year|person|org|indicator] [--org 组织] [--aids] [--rows 人次 [--key 键]]"),
    N_("一年慰问的批次、人次、人数、户数和金额；--aids 为救助；indicator 为上报指标；--rows 列出一个数背后的记录"), 1, 1, CTL_TAKES_AID | CTL_TAKES_SERVICE,
    ctl_benefits },
  { "fund", N_("台账 [--year 年]"), N_("各项经费的预算、待批、已用、剩余和执行率"), 1, 1, CTL_TAKES_AID, ctl_fund },
  { "case", N_("台账 案件"), N_("一个案件的阶段、下一步、各项期限和卷宗文书"), 2, 2, 0, ctl_case },
  { "case-step", N_("台账 案件 步骤 [--date 日期] [--why 原因] [--accept 原因]"),
    N_("办理一步：ask 征询、accept 受理、refuse 不予受理、inquire 调查、mediate 调解、close 结案、perform 履行、call 回访、archive 归档、void 作废、back 退回"),
    3, 3, CTL_TAKES_SCAN | CTL_TAKES_WHY | CTL_TAKES_ACCEPT, ctl_case_step },
  { "cases", N_("台账 [--from 日期] [--to 日期] [--by total|year|month|type|source|industry|area|org|mediator|outcome|yearbook|collective] [--org 调解组织] [--rows 受理件数 [--key 键]]"),
    N_("劳动争议调解的受理、结案、成功、人数、金额、天数；yearbook 为年鉴表，collective 为集体争议和重大争议的报告；--rows 列出一个数背后的案件"), 1, 1, CTL_TAKES_SERVICE | CTL_TAKES_AID, ctl_cases },
  { "today", N_("台账"), N_("已逾期、今天到期和七天内到期的案件期限和协议履行"), 1, 1, 0, ctl_today },
  { "names", N_("台账 名单.txt"), N_("名单逐行对应到志愿者：对上、有重名、没有登记"), 2, 2, 0, ctl_names },
  { "rule", N_("名称 参数… [--ledger 台账]"), N_("单独使用一条规则，不需要台账；--ledger 用台账里录入的放假安排"), 1, CTL_ANY,
    CTL_TAKES_LEDGER | CTL_TAKES_HOURS, ctl_rule },
};

static void
write_help (FILE *stream)
{
  g_autoptr (GString) text = g_string_new (_("用法：taizhangctl 命令 参数…\n\n"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %s %s\n      %s\n", commands[i].name,
                            commands[i].usage[0] != '\0' ? _(commands[i].usage) : "", _(commands[i].title));
  g_string_append (text, _("\n各命令都可用：--today 日期  --clerk 姓名  --format text|json|csv\n"
                           "登记册写编号（members）或名称（会员）；项目写名称（id_no）或中文（证件号码）。\n"
                           "退出状态：0 完成，1 被拒绝或发现问题，2 用法不对。\n"));
  fputs (text->str, stream);
}

static const CtlCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static int
run_command (const CtlCommand  *command,
             char             **argv)
{
  CtlOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done = ctl_options_parse (&options, command, argv, &error) && command->run (&options, &error);

  ctl_options_clear (&options);
  if (done)
    {
      /* A full disk or a closed pipe must not look like success. */
      if (fflush (stdout) == 0)
        return 0;
      ctl_complain (_("结果没有写完，请检查磁盘空间或输出的去向。"));
      return 1;
    }
  ctl_complain ("%s", error->message);
  if (!g_error_matches (error, CTL_ERROR, CTL_ERROR_USAGE))
    return 1;
  ctl_complain (_("用法：taizhangctl %s %s"), command->name, command->usage[0] != '\0' ? _(command->usage) : "");
  return 2;
}

int
main (int    argc,
      char **argv)
{
  const CtlCommand *command = NULL;

  ledger_language_choose ();
  if (argc > 1 && (strcmp (argv[1], "help") == 0 || strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      write_help (stdout);
      return 0;
    }
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      ctl_say ("taizhangctl %s", TZ_VERSION);
      return 0;
    }
  command = argc > 1 ? find_command (argv[1]) : NULL;
  if (command != NULL)
    return run_command (command, argv + 2);
  if (argc > 1)
    ctl_complain (_("没有“%s”这个命令。"), argv[1]);
  write_help (stderr);
  return 2;
}
