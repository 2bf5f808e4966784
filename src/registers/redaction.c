/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is replaced is told, never guessed from the text, but for numbers whose shape gives them away. The longest known name counts;
 * people write spaces into short names, and digits wide. Aliases stand on paper, so they are never translated. */
#include "config.h"

#include "redaction.h"

#include <string.h>

/* Shorter ones would be found in every second word. */
#define LEAST_NUMBER 6
#define LEAST_SHORT  3

#define MASKED_ADDRESS "××"

typedef struct
{
  gunichar *chars;
  glong     n;
  char     *alias;
} Term;

/* One person or unit. @kind: what it shares with those it must be told apart from: 张, 公司 */
typedef struct
{
  char *name;
  char *kind;
  char *alias;
} Party;

struct _Redaction
{
  GPtrArray  *persons; /* (element-type Party) */
  GPtrArray  *units;   /* (element-type Party) */
  GHashTable *known;   /* (element-type utf8 Party): by name */
  GPtrArray  *terms;   /* (element-type Term) */
  GHashTable *index;   /* gunichar -> GPtrArray of Term, longest first */
  GPtrArray  *shapes;  /* (element-type GRegex): in the order of patterns */
};

/* Compound surnames; any other is its first character. */
static const char *const compound[] = {
  "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "宇文", "长孙", "端木", "独孤", "南宫", "轩辕", NULL
};

/* Of nine people in ten. */
static const char surnames[] =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱"
  "秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
  "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴闫肖付邸褚戚";

static const char *const unit_kinds[] = {
  "律师事务所", "会计师事务所", "事务所", "公司", "集团", "合作社", "医院", "学校", "中学", "小学", "大学", "学院", "幼儿园", "酒店", "宾馆", "饭店", "餐厅",
  "超市", "商店", "商行", "门店", "加油站", "工作室", "银行", "研究所", "项目部", "工厂", "厂", "店", "所", "中心", "局", "处", "站", "工会", "村委会", "居委会", NULL
};

static const char *const legal_forms[] = {
  "股份有限公司", "集团有限公司", "有限责任公司", "有限公司", "分公司", "集团", "公司", "厂", NULL
};

static const char *const ordinals[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸" };

#define DIGIT "[0-9０-９]"
#define ALNUM "[0-9０-９A-Za-zＡ-Ｚａ-ｚ]"

/* What numbers of persons look like, the longest first. */
static const struct
{
  const char *pattern;
  const char *instead;
} patterns[] = {
  /* unified credit code, identity card of both lengths, account, mobile, telephone, mail, number plate, street and house */
  { "(?<!" ALNUM ")" DIGIT "[0-9０-９A-Z]" DIGIT "{6}[0-9０-９A-HJ-NPQRTUWXY]{10}(?!" ALNUM ")", "******************" },
  { "(?<!" ALNUM ")" DIGIT "{15}(?:" DIGIT "{2}[0-9０-９XxＸｘ])?(?!" ALNUM ")", "******************" },
  { "(?<!" ALNUM ")" DIGIT "{4}(?:[ -]?" DIGIT "{4}){2,4}[ -]?" DIGIT "{0,3}(?!" ALNUM ")", "****************" },
  { "(?<!" ALNUM ")[1１][3-9３-９]" DIGIT "[ -]?" DIGIT "{4}[ -]?" DIGIT "{4}(?!" ALNUM ")", "***********" },
  { "(?<!" ALNUM ")[0０]" DIGIT "{2,3}[ —-]?" DIGIT "{7,8}(?!" ALNUM ")", "****-********" },
  { "[0-9A-Za-z._+-]+@[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+", "***@***" },
  { "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z]·?[0-9A-Z]{5,6}(?![0-9A-Z])", "*******" },
  { "\\p{Han}{2,4}(?:路|街|大道|巷|弄)" DIGIT "+号(?:" DIGIT "+号?(?:楼|栋|幢|单元|室|层|-)?)*", MASKED_ADDRESS },
};

static void
term_freed (gpointer data)
{
  Term *term = data;

  g_free (term->chars);
  g_free (term->alias);
  g_free (term);
}

static void
party_freed (gpointer data)
{
  Party *party = data;

  g_free (party->name);
  g_free (party->kind);
  g_free (party->alias);
  g_free (party);
}

/* Wide letters and digits count as narrow ones. */
static gunichar
narrow (gunichar c)
{
  return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

static gboolean
is_gap (gunichar c)
{
  return c == ' ' || c == 0x3000 || c == 0xa0;
}

/* Known once; whoever told it first decides. */
static void
add_term (Redaction  *self,
          const char *text,
          const char *alias)
{
  Term *term = g_new0 (Term, 1);

  term->chars = g_utf8_to_ucs4_fast (text, -1, &term->n);
  for (glong i = 0; i < term->n; i++)
    term->chars[i] = narrow (term->chars[i]);
  term->alias = g_strdup (alias);
  g_ptr_array_add (self->terms, term);
}

static void
add_party (Redaction  *self,
           GPtrArray  *list,
           const char *name,
           char       *kind)
{
  Party *party;

  if (g_hash_table_contains (self->known, name))
    {
      g_free (kind);
      return;
    }
  party = g_new0 (Party, 1);
  party->name = g_strdup (name);
  party->kind = kind;
  g_ptr_array_add (list, party);
  g_hash_table_insert (self->known, party->name, party);
}

Redaction *
redaction_new (void)
{
  Redaction *self = g_new0 (Redaction, 1);

  self->persons = g_ptr_array_new_with_free_func (party_freed);
  self->units = g_ptr_array_new_with_free_func (party_freed);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  self->terms = g_ptr_array_new_with_free_func (term_freed);
  self->index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    g_ptr_array_add (self->shapes, g_regex_new (patterns[i].pattern, G_REGEX_OPTIMIZE, 0, NULL));
  return self;
}

void
redaction_free (Redaction *self)
{
  g_hash_table_unref (self->index);
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

/* 张, 欧阳; "" of names in other writings. Caller frees. */
static char *
dup_surname (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  for (guint i = 0; compound[i] != NULL && length > 2; i++)
    if (g_str_has_prefix (name, compound[i]))
      return g_strdup (compound[i]);
  if (g_unichar_get_script (g_utf8_get_char (name)) != G_UNICODE_SCRIPT_HAN || strstr (name, "·") != NULL)
    return g_strdup ("");
  return g_strndup (name, (gsize) (g_utf8_next_char (name) - name));
}

void
redaction_add_person (Redaction  *self,
                      const char *name)
{
  if (name != NULL && g_utf8_strlen (name, -1) >= 2)
    add_party (self, self->persons, name, dup_surname (name));
}

/* The word that says what kind of unit it is; %NULL: none. */
static const char *
find_unit_kind (const char *name)
{
  for (guint i = 0; unit_kinds[i] != NULL; i++)
    if (g_str_has_suffix (name, unit_kinds[i]))
      return unit_kinds[i];
  return NULL;
}

gboolean
redaction_is_unit (const char *name)
{
  return find_unit_kind (name) != NULL;
}

void
redaction_add_unit (Redaction  *self,
                    const char *name)
{
  const char *kind = name != NULL ? find_unit_kind (name) : NULL;

  if (name != NULL && g_utf8_strlen (name, -1) >= 2)
    add_party (self, self->units, name, g_strdup (kind != NULL ? kind : "单位"));
}

/* Two to four characters that begin with a surname and are no word for a role. */
static gboolean
looks_like_person (const char *word)
{
  static const char *const roles[] = { "人", "方", "员", "会", "委", "长", "等", NULL };
  glong length = g_utf8_strlen (word, -1);
  g_autofree char *surname = NULL;

  if (strstr (word, "·") != NULL)
    return TRUE;
  if (length < 2 || length > 4)
    return FALSE;
  for (guint i = 0; roles[i] != NULL; i++)
    if (g_str_has_suffix (word, roles[i]))
      return FALSE;
  surname = dup_surname (word);
  return surname[0] != '\0' && (g_utf8_strlen (surname, -1) > 1 || strstr (surnames, surname) != NULL);
}

void
redaction_add_names (Redaction  *self,
                     const char *names)
{
  g_auto (GStrv) words = names != NULL ? g_regex_split_simple ("[、，,;；：:/\\s（）()]+", names, 0, 0) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (find_unit_kind (words[i]) != NULL)
      redaction_add_unit (self, words[i]);
    else if (looks_like_person (words[i]))
      redaction_add_person (self, words[i]);
  /* A unit whose name holds one of these signs. */
  if (names != NULL && find_unit_kind (names) != NULL && strpbrk (names, ",; /") == NULL && strstr (names, "、") == NULL)
    redaction_add_unit (self, names);
}

void
redaction_add_number (Redaction  *self,
                      const char *number)
{
  glong n = number != NULL ? g_utf8_strlen (number, -1) : 0;
  g_autofree char *mask = n >= LEAST_NUMBER ? g_strnfill ((gsize) n, '*') : NULL;

  if (mask != NULL)
    add_term (self, number, mask);
}

/* 小区, 社区 and the like are part of the private end. */
static gboolean
is_county (const char *address,
           const char *found)
{
  static const char *const others[] = { "小", "社", "园", "校", "厂", "街", "院", NULL };

  for (guint i = 0; others[i] != NULL && found != address; i++)
    if (g_str_has_prefix (g_utf8_prev_char (found), others[i]))
      return FALSE;
  return found != address;
}

/* Behind the county or city, where the part begins that only neighbours share. */
static const char *
find_private (const char *address)
{
  static const char *const counties[] = { "区", "县", "旗", "市", "省", NULL };

  for (guint i = 0; counties[i] != NULL; i++)
    for (const char *found = strstr (address, counties[i]); found != NULL; found = strstr (found + 1, counties[i]))
      if (is_county (address, found))
        return found + strlen (counties[i]);
  return address;
}

static char *
dup_coarse (const char *address)
{
  const char *rest = find_private (address);

  return rest[0] != '\0' ? g_strdup_printf ("%.*s" MASKED_ADDRESS, (int) (rest - address), address) : g_strdup (address);
}

void
redaction_add_address (Redaction  *self,
                       const char *address)
{
  g_autofree char *coarse = address != NULL ? dup_coarse (address) : NULL;
  const char *rest = address != NULL ? find_private (address) : "";

  if (g_utf8_strlen (rest, -1) < LEAST_SHORT)
    return;
  add_term (self, address, coarse);
  add_term (self, rest, MASKED_ADDRESS);
}

/* Its place among those of its kind: 甲, 乙, … 11. Caller frees. */
static char *
dup_ordinal (guint place)
{
  return place < G_N_ELEMENTS (ordinals) ? g_strdup (ordinals[place]) : g_strdup_printf ("%u", place + 1);
}

static void
give_aliases (GPtrArray *list,
              gboolean   persons)
{
  g_autoptr (GHashTable) sizes = g_hash_table_new (g_str_hash, g_str_equal), places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    {
      Party *party = g_ptr_array_index (list, i);

      g_hash_table_insert (sizes, party->kind, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (sizes, party->kind)) + 1));
    }
  for (guint i = 0; i < list->len; i++)
    {
      Party *party = g_ptr_array_index (list, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, party->kind));
      gboolean single = GPOINTER_TO_UINT (g_hash_table_lookup (sizes, party->kind)) == 1;
      g_autofree char *ordinal = single ? g_strdup ("") : dup_ordinal (place);

      if (persons)
        party->alias = g_strdup_printf ("%s某%s", party->kind, single ? "某" : ordinal);
      else
        party->alias = g_strdup_printf ("某%s%s", ordinal, party->kind);
      g_hash_table_insert (places, party->kind, GUINT_TO_POINTER (place + 1));
    }
}

/* Behind the place at its beginning: 示范市东风机床厂 is also called 东风机床厂. */
static const char *
find_core (const char *name)
{
  const char *core = name;
  guint n = 0;

  for (const char *p = name; *p != '\0' && n < 8; p = g_utf8_next_char (p), n++)
    if (n > 0 && (g_str_has_prefix (p, "省") || g_str_has_prefix (p, "市") || g_str_has_prefix (p, "区") || g_str_has_prefix (p, "县")))
      core = g_utf8_next_char (p);
  return g_utf8_strlen (core, -1) >= LEAST_SHORT ? core : name;
}

static void
add_short (Redaction  *self,
           const char *text,
           const char *alias)
{
  if (g_utf8_strlen (text, -1) >= LEAST_SHORT && !g_hash_table_contains (self->known, text))
    add_term (self, text, alias);
}

static void
add_short_names (Redaction   *self,
                 const Party *unit)
{
  const char *core = find_core (unit->name);

  add_short (self, core, unit->alias);
  for (guint i = 0; legal_forms[i] != NULL; i++)
    if (g_str_has_suffix (core, legal_forms[i]))
      {
        g_autofree char *bare = g_strndup (core, strlen (core) - strlen (legal_forms[i]));
        g_autofree char *whole = g_strndup (unit->name, strlen (unit->name) - strlen (legal_forms[i]));
        g_autofree char *company = g_strconcat (bare, "公司", NULL), *works = g_strconcat (bare, "厂", NULL);
        glong length = g_utf8_strlen (bare, -1);
        g_autofree char *brand = g_utf8_substring (bare, 0, MIN (2, length));
        g_autofree char *called = g_strconcat (brand, "公司", NULL), *called_works = g_strconcat (brand, "厂", NULL);

        add_short (self, company, unit->alias);
        add_short (self, works, unit->alias);
        add_short (self, whole, unit->alias);
        add_short (self, bare, unit->alias);
        add_short (self, called, unit->alias);
        add_short (self, called_works, unit->alias);
        return;
      }
}

/* Of the same length the one told first. */
static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const Term *x = *(Term *const *) a, *y = *(Term *const *) b;

  return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : 0;
}

void
redaction_prepare (Redaction *self)
{
  GHashTableIter iter;
  gpointer value;

  give_aliases (self->persons, TRUE);
  give_aliases (self->units, FALSE);
  for (guint i = 0; i < self->persons->len; i++)
    add_term (self, ((Party *) g_ptr_array_index (self->persons, i))->name, ((Party *) g_ptr_array_index (self->persons, i))->alias);
  for (guint i = 0; i < self->units->len; i++)
    add_term (self, ((Party *) g_ptr_array_index (self->units, i))->name, ((Party *) g_ptr_array_index (self->units, i))->alias);
  for (guint i = 0; i < self->units->len; i++)
    add_short_names (self, g_ptr_array_index (self->units, i));
  for (guint i = 0; i < self->terms->len; i++)
    {
      Term *term = g_ptr_array_index (self->terms, i);
      GPtrArray *list = g_hash_table_lookup (self->index, GUINT_TO_POINTER (term->chars[0]));

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->index, GUINT_TO_POINTER (term->chars[0]), list);
        }
      g_ptr_array_add (list, term);
    }
  g_hash_table_iter_init (&iter, self->index);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_sort (value, compare_terms);
}

/* So many characters of the text are the term, gaps between its letters included; 0 when it is another. */
static glong
match (const Term     *term,
       const gunichar *text)
{
  glong at = 0;

  for (glong i = 0; i < term->n; i++)
    {
      while (i > 0 && is_gap (text[at]) && !is_gap (term->chars[i]))
        at++;
      if (text[at] == 0 || narrow (text[at]) != term->chars[i])
        return 0;
      at++;
    }
  return at;
}

static char *
replace_terms (const Redaction *self,
               const char      *text)
{
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (text, -1, NULL);
  GString *answer = g_string_sized_new (strlen (text));

  for (glong at = 0; chars[at] != 0;)
    {
      GPtrArray *list = g_hash_table_lookup (self->index, GUINT_TO_POINTER (narrow (chars[at])));
      glong n = 0;

      for (guint i = 0; list != NULL && n == 0 && i < list->len; i++)
        {
          const Term *term = g_ptr_array_index (list, i);

          n = match (term, chars + at);
          if (n > 0)
            g_string_append (answer, term->alias);
        }
      if (n == 0)
        g_string_append_unichar (answer, chars[at]);
      at += MAX (n, 1);
    }
  return g_string_free (answer, FALSE);
}

char *
redaction_dup_text (const Redaction *self,
                    const char      *text)
{
  char *answer = text != NULL ? replace_terms (self, text) : NULL;

  for (guint i = 0; answer != NULL && i < G_N_ELEMENTS (patterns); i++)
    {
      char *next = g_regex_replace_literal (g_ptr_array_index (self->shapes, i), answer, -1, 0, patterns[i].instead, 0, NULL);

      if (next == NULL)
        continue;
      g_free (answer);
      answer = next;
    }
  return answer;
}

static gboolean
is_one_of (const char        *name,
           const char *const *names)
{
  const char *dot = strrchr (name, '.');

  return g_strv_contains (names, dot != NULL ? dot + 1 : name);
}

char *
redaction_dup_value (const Redaction *self,
                     const char      *name,
                     const char      *text)
{
  static const char *const births[] = { "birth_date", NULL };
  static const char *const addresses[] = { "address", "service_address", "posted_place", "household_region", NULL };
  static const char *const numbers[] = { "id_no", "legal_rep_id_no", "mobile", "phone", "contact_phone", "legal_rep_phone", "account_no", "mail_no",
                                         "voucher_no", "uscc", NULL };

  if (text == NULL || text[0] == '\0')
    return g_strdup (text);
  if (is_one_of (name, births) && strlen (text) >= 4 && g_ascii_isdigit (text[3]))
    return g_strdup_printf ("%.4s年", text);
  if (is_one_of (name, numbers))
    return g_strnfill ((gsize) g_utf8_strlen (text, -1), '*');
  if (is_one_of (name, addresses))
    {
      g_autofree char *coarse = dup_coarse (text);

      return redaction_dup_text (self, coarse);
    }
  return redaction_dup_text (self, text);
}
