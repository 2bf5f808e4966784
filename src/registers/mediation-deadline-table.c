/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deadlines there are, what sets each going, and for which cases it exists.
 *
 * 三日、五日、十日 of arbitration are working days, 十五日、三十日、四十五日 calendar days
 * (劳动人事争议仲裁办案规则第八十条). */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mediation-deadlines.h"

const MediationDeadline mediation_deadlines[] = {
  { "D01", FALSE, N_("对方回应协商要求"),
    N_("企业劳动争议协商调解规定（人社部令第17号）第十条：5日内不作出回应的，视为不愿协商"),
    N_("提出协商"), MEDIATION_TALKS_ASKED, MEDIATION_DAYS, 5, 0, { MEDIATION_TALKS_ANSWERED, MEDIATION_RECEIVED } },
  { "D02", FALSE, N_("决定受理或者书面通知不予受理"),
    N_("企业劳动争议协商调解规定（人社部令第17号）第二十二条：3个工作日内受理，不受理的书面告知理由"),
    N_("收到"), MEDIATION_RECEIVED, MEDIATION_WORKDAYS, 3, 0, { MEDIATION_ACCEPTED, MEDIATION_REFUSED } },
  { "D03", FALSE, N_("收到申请满15日未达成协议的，当事人可以申请仲裁"),
    N_("劳动争议调解仲裁法第十四条第三款：收到调解申请之日起15日内未达成调解协议的，可以依法申请仲裁"),
    N_("收到"), MEDIATION_RECEIVED, MEDIATION_DAYS, 15, 0, { MEDIATION_EFFECTIVE, MEDIATION_ENDED, MEDIATION_REFUSED } },
  { "D04", FALSE, N_("结束调解，期满未达成协议的视为调解不成"),
    N_("企业劳动争议协商调解规定（人社部令第17号）第二十九条：自受理之日起15日内结束，双方当事人同意延期的可以延长"),
    N_("受理"), MEDIATION_ACCEPTED, MEDIATION_DAYS, 15, 0, { MEDIATION_EFFECTIVE, MEDIATION_ENDED } },
  { "D05", FALSE, N_("双方共同申请仲裁审查"),
    N_("企业劳动争议协商调解规定（人社部令第17号）第二十七条、劳动人事争议仲裁办案规则（人社部令第33号）第七十四条：自协议生效之日起15日内"),
    N_("协议生效"), MEDIATION_EFFECTIVE, MEDIATION_DAYS, 15, 0, { MEDIATION_REVIEW_APPLIED } },
  { "D06", FALSE, N_("仲裁委员会审查调解协议"),
    N_("劳动人事争议仲裁办案规则（人社部令第33号）第七十六条：受理之日起5日内审结，经批准可以延长5日"),
    N_("仲裁审查受理"), MEDIATION_REVIEW_ACCEPTED, MEDIATION_WORKDAYS, 5, 5, { MEDIATION_REVIEW_DONE } },
  { "D07", FALSE, N_("双方共同申请司法确认"),
    N_("人民调解法第三十三条、民事诉讼法第二百零五条：自协议生效之日起30日内，共同向人民法院申请"),
    N_("协议生效"), MEDIATION_EFFECTIVE, MEDIATION_DAYS, 30, 0, { MEDIATION_CONFIRM_APPLIED } },
  { "D08", FALSE, N_("人民法院决定是否受理司法确认申请"),
    N_("最高人民法院关于人民调解协议司法确认程序的若干规定第四条：收到申请后3日内"),
    N_("法院收到"), MEDIATION_COURT_RECEIVED, MEDIATION_DAYS, 3, 0, { MEDIATION_COURT_ACCEPTED, MEDIATION_COURT_DONE } },
  { "D09", FALSE, N_("人民法院作出是否确认的决定"),
    N_("最高人民法院关于人民调解协议司法确认程序的若干规定第五条：受理之日起15日内，特殊情况可以延长10日"),
    N_("法院受理"), MEDIATION_COURT_ACCEPTED, MEDIATION_DAYS, 15, 10, { MEDIATION_COURT_DONE } },
  { "D10", FALSE, N_("履行调解协议"),
    N_("劳动争议调解仲裁法第十五条、第十六条：约定期限内不履行的，可以申请仲裁；欠薪、工伤医疗费、经济补偿或者赔偿金可以申请支付令"),
    N_("约定履行"), MEDIATION_PERFORM_DUE, MEDIATION_AS_WRITTEN, 0, 0, { MEDIATION_PERFORMED } },
  { "D11", FALSE, N_("申请仲裁的时效"),
    N_("劳动争议调解仲裁法第二十七条、劳动人事争议仲裁办案规则（人社部令第33号）第二十六条至第二十八条：知道或者应当知道权利被侵害之日起一年"),
    N_("知道权利被侵害"), MEDIATION_KNOWN, MEDIATION_YEARS, 1, 0, { MEDIATION_ARBITRATION_APPLIED, MEDIATION_SUED, MEDIATION_PERFORMED } },
  { "D12", FALSE, N_("就拖欠劳动报酬申请仲裁的时效"),
    N_("劳动争议调解仲裁法第二十七条第四款：劳动关系存续期间不受一年限制；终止的，自终止之日起一年内提出"),
    N_("劳动关系终止"), MEDIATION_RELATION_ENDED, MEDIATION_YEARS, 1, 0, { MEDIATION_ARBITRATION_APPLIED, MEDIATION_SUED, MEDIATION_PERFORMED } },
  { "D13", FALSE, N_("仲裁委员会决定是否受理"),
    N_("劳动争议调解仲裁法第二十九条、劳动人事争议仲裁办案规则（人社部令第33号）第三十条：收到仲裁申请之日起5日内"),
    N_("申请仲裁"), MEDIATION_ARBITRATION_APPLIED, MEDIATION_WORKDAYS, 5, 0, { MEDIATION_ARBITRATION_ACCEPTED } },
  { "D14", FALSE, N_("副本送达被申请人，组成仲裁庭并书面通知"),
    N_("劳动争议调解仲裁法第三十条、第三十二条：受理后5日内"),
    N_("仲裁受理"), MEDIATION_ARBITRATION_ACCEPTED, MEDIATION_WORKDAYS, 5, 0, { MEDIATION_COPY_RECEIVED } },
  { "D15", FALSE, N_("被申请人提交答辩书"),
    N_("劳动争议调解仲裁法第三十条：收到副本后10日内；不提交不影响程序"),
    N_("收到副本"), MEDIATION_COPY_RECEIVED, MEDIATION_WORKDAYS, 10, 0, { MEDIATION_ANSWERED, MEDIATION_HEARING } },
  { "D15", TRUE, N_("答辩书副本送达申请人"),
    N_("劳动争议调解仲裁法第三十条：收到答辩书后5日内"),
    N_("收到答辩书"), MEDIATION_ANSWERED, MEDIATION_WORKDAYS, 5, 0, { MEDIATION_HEARING, MEDIATION_AWARDED } },
  { "D16", FALSE, N_("开庭前通知双方日期地点"),
    N_("劳动争议调解仲裁法第三十五条：开庭5日前书面通知"),
    N_("开庭"), MEDIATION_HEARING, MEDIATION_WORKDAYS, -5, 0 },
  { "D16", TRUE, N_("请求延期开庭"),
    N_("劳动争议调解仲裁法第三十五条：有正当理由的，开庭3日前请求延期"),
    N_("开庭"), MEDIATION_HEARING, MEDIATION_WORKDAYS, -3, 0 },
  { "D17", FALSE, N_("作出仲裁裁决"),
    N_("劳动争议调解仲裁法第四十三条：受理仲裁申请之日起45日内，案情复杂经批准可以延期15日"),
    N_("仲裁受理"), MEDIATION_ARBITRATION_ACCEPTED, MEDIATION_DAYS, 45, 15, { MEDIATION_AWARDED, MEDIATION_AWARD_RECEIVED } },
  { "D18", FALSE, N_("委托调解结束，未达成协议的开庭"),
    N_("劳动人事争议仲裁办案规则（人社部令第33号）第七十条：开庭前双方同意委托调解的，10日内"),
    N_("同意委托调解"), MEDIATION_ENTRUSTED, MEDIATION_WORKDAYS, 10, 0, { MEDIATION_ENTRUST_ENDED, MEDIATION_EFFECTIVE } },
  { "D19", FALSE, N_("不服裁决向人民法院起诉"),
    N_("劳动争议调解仲裁法第四十八条、第五十条：收到裁决书之日起15日内；终局裁决只有劳动者可以起诉"),
    N_("收到裁决书"), MEDIATION_AWARD_RECEIVED, MEDIATION_DAYS, 15, 0, { MEDIATION_SUED } },
  { "D20", FALSE, N_("用人单位申请撤销终局裁决"),
    N_("劳动争议调解仲裁法第四十九条：收到裁决书之日起30日内"),
    N_("收到裁决书"), MEDIATION_AWARD_RECEIVED, MEDIATION_DAYS, 30, 0, { MEDIATION_SET_ASIDE_APPLIED } },
  { "D21", FALSE, N_("单方解除劳动合同前将理由通知工会"),
    N_("工会法第二十二条、劳动合同法第四十三条：事先通知工会；工会提出意见的，处理结果书面通知工会"),
    N_("解除劳动合同"), MEDIATION_DISMISSAL, MEDIATION_BEFOREHAND, -1, 0, { MEDIATION_UNION_TOLD } },
  { "D22", FALSE, N_("办理档案和社会保险关系转移"),
    N_("劳动合同法第五十条：解除或者终止劳动合同后15日内"),
    N_("劳动关系终止"), MEDIATION_RELATION_ENDED, MEDIATION_DAYS, 15, 0, { MEDIATION_FILES_MOVED } },
  { "D23", FALSE, N_("留置或者张贴的文书视为送达"),
    N_("劳动人事争议仲裁办案规则（人社部令第33号）第二十条：拒收或者一方为十人以上的，留置、张贴满3日视为送达"),
    N_("留置或张贴"), MEDIATION_LEFT_OR_POSTED, MEDIATION_WORKDAYS, 3, 0, { MEDIATION_NO_EVENT }, TRUE },
  { "D24", FALSE, N_("用人单位书面答复劳动法律监督意见书"),
    N_("各省工会劳动法律监督条例：答复期限由本省规定"),
    N_("收到意见书"), MEDIATION_OPINION_RECEIVED, MEDIATION_WORKDAYS, 15, 0, { MEDIATION_OPINION_ANSWERED } },
  { "D25", FALSE, N_("有关部门决定是否立案"),
    N_("各省工会劳动法律监督条例：收到建议书后5个工作日内（以本省规定为准）"),
    N_("收到建议书"), MEDIATION_PROPOSAL_RECEIVED, MEDIATION_WORKDAYS, 5, 0, { MEDIATION_PROPOSAL_DECIDED } },
  { "D26", FALSE, N_("集体合同报送劳动行政部门"),
    N_("各省集体合同条例：签订之日起10日内报送（以本省规定为准）"),
    N_("签订集体合同"), MEDIATION_CONTRACT_SIGNED, MEDIATION_DAYS, 10, 0, { MEDIATION_CONTRACT_SENT } },
  { "D26", TRUE, N_("劳动行政部门没有异议的集体合同生效"),
    N_("劳动合同法第五十四条：自收到集体合同文本之日起15日内未提出异议的即行生效"),
    N_("报送集体合同"), MEDIATION_CONTRACT_SENT, MEDIATION_DAYS, 15, 0, { MEDIATION_NO_EVENT }, TRUE },
  { "D27", FALSE, N_("法律援助机构作出决定"),
    N_("工会法律援助平台的办理时限：收到申请后10日内"),
    N_("申请法律援助"), MEDIATION_AID_APPLIED, MEDIATION_DAYS, 10, 0, { MEDIATION_AID_DECIDED } },
  { NULL }
};

static const struct
{
  const char *name;
  const char *title;
} events[MEDIATION_N_EVENTS] = {
  [MEDIATION_TALKS_ASKED] = { "talks-asked", N_("提出协商") },
  [MEDIATION_TALKS_ANSWERED] = { "talks-answered", N_("回应协商") },
  [MEDIATION_RECEIVED] = { "received", N_("收到申请") },
  [MEDIATION_DECLINED] = { "declined", N_("对方不同意调解") },
  [MEDIATION_ACCEPTED] = { "accepted", N_("受理") },
  [MEDIATION_REFUSED] = { "refused", N_("不予受理") },
  [MEDIATION_ENDED] = { "ended", N_("终止调解") },
  [MEDIATION_EFFECTIVE] = { "effective", N_("协议生效") },
  [MEDIATION_REVIEW_APPLIED] = { "review-applied", N_("申请仲裁审查") },
  [MEDIATION_REVIEW_ACCEPTED] = { "review-accepted", N_("仲裁审查受理") },
  [MEDIATION_REVIEW_DONE] = { "review-done", N_("仲裁审查结束") },
  [MEDIATION_CONFIRM_APPLIED] = { "confirm-applied", N_("申请司法确认") },
  [MEDIATION_COURT_RECEIVED] = { "court-received", N_("法院收到申请") },
  [MEDIATION_COURT_ACCEPTED] = { "court-accepted", N_("法院受理") },
  [MEDIATION_COURT_DONE] = { "court-done", N_("法院作出决定") },
  [MEDIATION_PERFORM_DUE] = { "perform-due", N_("约定履行") },
  [MEDIATION_PERFORMED] = { "performed", N_("履行完毕") },
  [MEDIATION_KNOWN] = { "known", N_("知道权利被侵害") },
  [MEDIATION_RELATION_ENDED] = { "relation-ended", N_("劳动关系终止") },
  [MEDIATION_FILES_MOVED] = { "files-moved", N_("档案转移") },
  [MEDIATION_ARBITRATION_APPLIED] = { "arbitration-applied", N_("申请仲裁") },
  [MEDIATION_ARBITRATION_ACCEPTED] = { "arbitration-accepted", N_("仲裁受理") },
  [MEDIATION_COPY_RECEIVED] = { "copy-received", N_("收到副本") },
  [MEDIATION_ANSWERED] = { "answered", N_("收到答辩书") },
  [MEDIATION_HEARING] = { "hearing", N_("开庭") },
  [MEDIATION_ENTRUSTED] = { "entrusted", N_("同意委托调解") },
  [MEDIATION_ENTRUST_ENDED] = { "entrust-ended", N_("委托调解结束") },
  [MEDIATION_AWARDED] = { "awarded", N_("作出裁决") },
  [MEDIATION_AWARD_RECEIVED] = { "award-received", N_("收到裁决书") },
  [MEDIATION_SUED] = { "sued", N_("起诉") },
  [MEDIATION_SET_ASIDE_APPLIED] = { "set-aside-applied", N_("申请撤销裁决") },
  [MEDIATION_DISMISSAL] = { "dismissal", N_("解除劳动合同") },
  [MEDIATION_UNION_TOLD] = { "union-told", N_("通知工会") },
  [MEDIATION_LEFT_OR_POSTED] = { "left-or-posted", N_("留置或张贴") },
  [MEDIATION_OPINION_RECEIVED] = { "opinion-received", N_("收到意见书") },
  [MEDIATION_OPINION_ANSWERED] = { "opinion-answered", N_("答复意见书") },
  [MEDIATION_PROPOSAL_RECEIVED] = { "proposal-received", N_("收到建议书") },
  [MEDIATION_PROPOSAL_DECIDED] = { "proposal-decided", N_("决定立案") },
  [MEDIATION_CONTRACT_SIGNED] = { "contract-signed", N_("签订集体合同") },
  [MEDIATION_CONTRACT_SENT] = { "contract-sent", N_("报送集体合同") },
  [MEDIATION_AID_APPLIED] = { "aid-applied", N_("申请法律援助") },
  [MEDIATION_AID_DECIDED] = { "aid-decided", N_("法律援助决定") },
};

/* 仲裁审查 is open to the agreements of every body, but not to those that confirm a labour relation or that a
 * court has confirmed (办案规则第七十五条). */
static gboolean
may_be_reviewed (const MediationFacts *facts)
{
  return (facts->flags & MEDIATION_CONFIRMS_RELATION) == 0 && facts->events[MEDIATION_COURT_DONE] == NULL;
}

/* 司法确认 is written for agreements made before a 人民调解委员会, in labour matters about payments alone
 * (法释〔2020〕26号第五十二条); a joint station has one at its table. */
static gboolean
may_be_confirmed (const MediationFacts *facts)
{
  static const char *const kinds[] = { "2", "5", "9", NULL };

  return (facts->flags & MEDIATION_OTHER_DUTIES) == 0 &&
         (facts->org_kind == NULL || g_strv_contains (kinds, facts->org_kind));
}

static gboolean
has_other_claims (const MediationFacts *facts)
{
  return (facts->flags & MEDIATION_ONLY_WAGES) == 0;
}

static gboolean
has_wages (const MediationFacts *facts)
{
  return (facts->flags & (MEDIATION_WAGES | MEDIATION_ONLY_WAGES)) != 0;
}

static gboolean
is_final (const MediationFacts *facts)
{
  return (facts->flags & MEDIATION_FINAL_AWARD) != 0;
}

static gboolean
has_opinion_days (const MediationFacts *facts)
{
  return facts->opinion_days > 0;
}

static const struct
{
  const char *code;
  gboolean  (*applies) (const MediationFacts *facts);
} conditions[] = {
  { "D05", may_be_reviewed },
  { "D07", may_be_confirmed },
  { "D11", has_other_claims },
  { "D12", has_wages },
  { "D20", is_final },
  { "D24", has_opinion_days },
};

const MediationDeadline *
mediation_deadline_look_up (const char *code)
{
  for (const MediationDeadline *rule = mediation_deadlines; rule->code != NULL; rule++)
    if (g_ascii_strcasecmp (rule->code, code) == 0)
      return rule;
  return NULL;
}

const char *
mediation_event_get_name (MediationEvent event)
{
  return events[event].name;
}

const char *
mediation_event_get_title (MediationEvent event)
{
  return _(events[event].title);
}

MediationEvent
mediation_event_find (const char *text)
{
  for (guint event = MEDIATION_NO_EVENT + 1; event < MEDIATION_N_EVENTS; event++)
    if (strcmp (events[event].name, text) == 0 || strcmp (events[event].title, text) == 0 || strcmp (_(events[event].title), text) == 0)
      return event;
  return MEDIATION_NO_EVENT;
}

/**
 * mediation_deadline_applies:
 * @rule: a deadline of the table
 * @facts: of the case
 *
 * What body mediates and what the agreement holds decide about the later steps.
 *
 * Returns: %FALSE when there is no such step for this case
 */
gboolean
mediation_deadline_applies (const MediationDeadline *rule,
                            const MediationFacts    *facts)
{
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (strcmp (conditions[i].code, rule->code) == 0)
      return conditions[i].applies (facts);
  return TRUE;
}
