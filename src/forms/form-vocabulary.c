/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which elements a template may have, where, and with which attributes.
 *
 * The one list of the vocabulary: a misspelt word is refused here with its line, instead of
 * being passed over and missed on paper. Measures are mm, sizes pt.
 *
 * form       id, title, the register whose records it prints; per="record" is a paper for each,
 *            per="list" one over all. variant: a way to print it, asked by when="variant=ID".
 *            number="介": a paper of it is numbered in this series, within its year.
 *            row="member_events": the paper is about one child row of the record, whose values are {row.…}, those of
 *            its computed lists {row.LIST.KEY.FIELD}.
 *            row-when="event=4; !voided": what the row must be; row-now: what else, where only the record
 *            was named: the last such row is meant, and without one these values stay empty.
 * page       size (A3 A4 A5 16K or 190x265), turn="yes", margins.
 *            letter="yes": the type area of official letters (GB/T 9704), 22 lines of 28 characters; text and
 *            signature are set so without more words.
 *            labels="3x8" label="70x37": each record is a label of this size, with the margins within it;
 *            so many across and down fill the paper. label-left label-top: where the first begins,
 *            else in the middle; label-gap-across label-gap-down between them.
 * head foot  on every page; on="first|rest|odd|even|rest-odd" in their blocks. foot single="no": not when
 *            there is one page only. continued: what each continuation sheet says below its title.
 *
 * Blocks stand one below the other; `above` and `below` are white around them. `at` puts the
 * upper edge of a block's letters, rule or grid at so many mm from the upper edge of the paper;
 * a text before it becomes smaller, then goes on on a continuation sheet, rather than push it away.
 *
 * title text paragraphs over the width; text flows over pages. per-line="28": so many Han a line.
 * line       parts on one line at left, centre and right; blank: a rule to write on behind a part.
 * gap        white; to-end="yes" pushes what follows to the lower margin.
 * new-page   what follows begins on the next page.
 * rule       a rule, second="0.25" another below it; wider than the text it stands in the middle.
 * cut        dashes from edge to edge at the height `at`, the number once in their middle.
 * seam       in a foot: where the seal over the edges of all pages goes; not on a single page.
 * ruled      a rule every `height`, text above them, as many pages as it takes; last-words into the
 *            first row left over. Without a text the page is ruled for the pen.
 * signature  lines, the last the date, `right` characters from the margin, the others in the
 *            middle over it; seal: least distance from the lower edge of the paper. Never alone on
 *            a page: two lines of the text before go with it.
 * imprint    版记 at the foot of the last page, an even one unless even="no": a row for each entry (title "抄送"),
 *            then its parts on one; rules="no" in the form of 信函. No number on its page after a blank one.
 * qr         a square, `size` mm wide with the white around it, that a telephone reads: the code of the
 *            issued paper, or its own text; align; text="yes": the code in small letters below it.
 *            Nothing while there is no code. With `at` it stands there on the page at hand and moves
 *            nothing; in a value it stands beside the text.
 * grid       rows of cells over columns ("8" equal ones, "20 22 …" in mm). label, value, photo with
 *            across and down, down="*" to the end of the rows that repeat; grow="yes" rows grow with
 *            their text; rows: one for each child row, at least so many; a photo is of a field that holds a file, or
 *            of such a LIST.KEY.FIELD. In a value: ticks (all
 *            choices of a field, 是 and 否 of a flag, the union's own words of a field that has them;
 *            only="失业 退休": these titles, rest="其他": one box for the others), sign (a place to sign at
 *            its foot, one line), seal (a free square).
 * list       a row for each record (of="records") or child row, the head again on each page;
 *            fill="yes" rules the last page to its end, last-words goes into the first empty row; columns
 *            with the same `under` beside each other share that head above their own.
 *            Without rows the page is ruled to its end too, or has least-rows empty ones. grow="no": a long text
 *            becomes smaller instead of its row higher, for rows that are on the paper already.
 *            preprinted="variant=ID": then rules and heads are on the paper already, and keep their room.
 * group      in a list: rows of the same `by` together, named by a row; new-page, restart (numbers).
 * total      in a list: a row of sums of="page|group|list"; {sum.FIELD}, {rows} in its cells.
 *
 * type       role 宋 黑 仿宋 楷 小标宋, bold, size, align, indent (characters), pitch (of the size),
 *            least (size that a long text may shrink to), colour="red".
 * edit       an id on a title, text, signature or value: its words may be changed for one paper, under the
 *            name edit-title; an emptied paragraph takes no room.
 * when       "FIELD" (not empty) or "FIELD=CODE CODE" on nearly everything; "!…" when it is not so.
 * {…}        FIELD, REFERENCE.FIELD, union.FIELD, LIST.KEY.FIELD (one value of a computed list whose rows
 *            have keys), each with |FORMAT (form-format.c) and |空6, a line of so many characters to write on
 *            where there is no value; today, seq, page, pages, sheet, sheets (the last two of all that is printed
 *            at once), variant, form.version. Of an issued paper paper.number, paper.serial (5 of 〔2026〕5号), paper.code,
 *            paper.date, else empty.
 * use        part="NAME" of parts.xml; $word there is the attribute `word` here. */
#include "config.h"

#include "form-vocabulary.h"

#include <glib/gi18n-lib.h>

#define TYPE "role bold size align indent pitch per-line colour"
#define EDIT " edit edit-title"
#define CELLS "label-size value-size label-role value-role"

typedef struct
{
  const char *name;
  const char *required;
  const char *attributes;   /* besides the required ones */
  const char *children;
  gboolean    has_text;
} Word;

static const Word words[] = {
  { "form", "id title", "register per version number row row-when row-now",
    "page variant head foot continued title line text gap new-page grid list rule cut qr ruled signature imprint", FALSE },
  { "page", "", "size letter turn top bottom left right labels label label-left label-top label-gap-across label-gap-down", "", FALSE },
  { "variant", "id title", "", "", FALSE },
  { "head", "", "", "title line text gap rule qr", FALSE },
  { "foot", "", "single", "line text gap rule qr seam", FALSE },
  { "continued", "", "", "line", FALSE },
  { "title", "", "at on above below when " TYPE EDIT, "br", TRUE },
  { "line", "", "at on height above below when " TYPE, "part", FALSE },
  { "part", "", "blank when " TYPE, "", TRUE },
  { "text", "", "at on above below when least " TYPE EDIT, "br", TRUE },
  { "gap", "", "height to-end when", "", FALSE },
  { "new-page", "", "when", "", FALSE },
  { "rule", "", "at on above below width thickness second colour when", "", FALSE },
  { "cut", "", "at above below when " TYPE, "", TRUE },
  { "qr", "", "at on above below size align text when", "", TRUE },
  { "seam", "at", "side size role when", "", TRUE },
  { "ruled", "", "at above below height last-words when " TYPE, "br", TRUE },
  { "signature", "", "at above below right seal when " TYPE EDIT, "br", TRUE },
  { "imprint", "", "at above even rules when " TYPE, "entry part", FALSE },
  { "entry", "title", "when " TYPE, "", TRUE },
  { "grid", "columns", "at above below when " CELLS, "row rows", FALSE },
  { "row", "height", "grow when", "label value photo", FALSE },
  { "rows", "of height", "least grow when", "label value", FALSE },
  { "label", "", "across down when " TYPE, "br", TRUE },
  { "value", "", "across down when title valign least " TYPE EDIT, "br sign seal ticks qr", TRUE },
  { "photo", "of", "across down width height role size", "br", TRUE },
  { "sign", "", "align blank", "", TRUE },
  { "seal", "", "align side", "br", TRUE },
  { "ticks", "of", "only rest", "", FALSE },
  { "br", "", "", "", FALSE },
  { "list", "of", "head row least-rows grow fill last-words preprinted at above below when " CELLS, "column group total", FALSE },
  { "column", "width title", "under when least " TYPE, "", TRUE },
  { "group", "by", "new-page restart height when " TYPE, "", TRUE },
  { "total", "of", "height when", "label value", FALSE },
  { "parts", "", "", "define", FALSE },
  { "define", "name", "needs",
    "page variant head foot title line text gap new-page grid list rule cut qr seam ruled signature imprint entry row rows label value part column group total", FALSE },
};

static const Word *
find_word (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].name, name))
      return &words[i];
  return NULL;
}

static gboolean
contains (const char *list,
          const char *name)
{
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  return *name != '\0' && g_strv_contains ((const char *const *) names, name);
}

static void
check_attributes (const FormElement *element,
                  const Word        *word,
                  const char        *file,
                  GPtrArray         *problems)
{
  g_auto (GStrv) required = g_strsplit (word->required, " ", -1);

  for (guint i = 0; element->attributes[i] != NULL; i += 2)
    {
      const char *name = element->attributes[i];

      if (!contains (word->attributes, name) && !contains (word->required, name))
        form_add_template_problem (problems, file, element->line, _("<%s> 没有叫“%s”的属性。可用的属性：%s %s。"),
                                   element->name, name, word->required, word->attributes);
    }
  for (guint i = 0; required[i] != NULL; i++)
    {
      const char *value = *required[i] != '\0' ? form_element_get (element, required[i]) : "-";

      if (value == NULL || *value == '\0')
        form_add_template_problem (problems, file, element->line, _("<%s> 缺少属性“%s”。"), element->name, required[i]);
    }
}

static gboolean
check_child (const FormElement *element,
             const FormElement *child,
             const Word        *word,
             const char        *file,
             GPtrArray         *problems)
{
  if (child->name == NULL)
    {
      g_autofree char *tidy = g_strstrip (g_strdup (child->text));

      if (!word->has_text && *tidy != '\0')
        form_add_template_problem (problems, file, child->line, _("<%s> 里不能直接写文字“%s”。"), element->name, tidy);
      return FALSE;
    }
  if (find_word (child->name) == NULL)
    {
      form_add_template_problem (problems, file, child->line, _("不认识的元素 <%s>。"), child->name);
      return FALSE;
    }
  if (contains (word->children, child->name))
    return TRUE;
  form_add_template_problem (problems, file, child->line, _("<%s> 不能放在 <%s> 里。"), child->name, element->name);
  return FALSE;
}

/**
 * form_vocabulary_check:
 * @root: with its `<use>` already replaced
 * @problems: (element-type GError): gets a sentence with the line for everything that is wrong
 */
void
form_vocabulary_check (const FormElement *root,
                       const char        *file,
                       GPtrArray         *problems)
{
  const Word *word = find_word (root->name);

  if (word == NULL)
    {
      form_add_template_problem (problems, file, root->line, _("不认识的元素 <%s>。"), root->name);
      return;
    }
  check_attributes (root, word, file, problems);
  for (guint i = 0; i < root->children->len; i++)
    {
      const FormElement *child = g_ptr_array_index (root->children, i);

      if (check_child (root, child, word, file, problems))
        form_vocabulary_check (child, file, problems);
    }
}
