/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small dialog: a day, the usual ones as buttons; the roster is put together in a thread. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-date.h"
#include "members-on-day.h"
#include "members.h"

#include "tz-day-entry.h"
#include "tz-dialog.h"
#include "tz-roster-day.h"

#define TZ_TYPE_ROSTER_DAY (tz_roster_day_get_type ())
G_DECLARE_FINAL_TYPE (TzRosterDay, tz_roster_day, TZ, ROSTER_DAY, TzDialog)

struct _TzRosterDay
{
  TzDialog    parent_instance;

  TzWindow   *window; /* the parent, which outlives its dialogs */
  TzDayEntry *day;
};

/* What the thread finds out. */
typedef struct
{
  char        *day;
  LedgerQuery *query;
} Wanted;

G_DEFINE_FINAL_TYPE (TzRosterDay, tz_roster_day, TZ_TYPE_DIALOG)

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->day);
  ledger_query_free (wanted->query);
  g_free (wanted);
}

static gboolean
find_members (TzJob        *job,
              LedgerStore  *store,
              gpointer      data,
              GError      **error)
{
  Wanted *wanted = data;

  return members_on_day_narrow (store, wanted->query, wanted->day, error);
}

static void
members_found_cb (TzDialog     *dialog,
                  const GError *error,
                  gpointer      data)
{
  TzRosterDay *self = TZ_ROSTER_DAY (dialog);
  const LedgerQuery *query = ((Wanted *) data)->query;

  if (error != NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
      return;
    }
  tz_window_show_rows_on (self->window, members_register.id, query->only, query->only_title, query->only_date);
  gtk_window_close (GTK_WINDOW (self));
}

static void
go_clicked_cb (TzRosterDay *self)
{
  LedgerStore *store = tz_window_get_store (self->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *day = members_on_day_parse (store, tz_day_entry_get_text (self->day), &error);
  Wanted *wanted;

  tz_day_entry_set_bad (self->day, day == NULL);
  if (day == NULL)
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->day));
      return;
    }
  wanted = g_new0 (Wanted, 1);
  wanted->day = g_steal_pointer (&day);
  wanted->query = ledger_query_new (&members_register);
  tz_dialog_run (TZ_DIALOG (self), store, _("正在查当日名册……"), find_members, members_found_cb, wanted, wanted_free);
}

static void
usual_clicked_cb (GtkButton   *button,
                  TzRosterDay *self)
{
  tz_day_entry_set (self->day, gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_PLAIN, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
tz_roster_day_class_init (TzRosterDayClass *class)
{
}

static void
tz_roster_day_init (TzRosterDay *self)
{
}

/* A day often asked for; the button's tip is the day itself. */
static void
add_usual (TzRosterDay *self,
           GtkWidget   *row,
           const char  *label,
           const char  *day)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, day);
  g_signal_connect (button, "clicked", G_CALLBACK (usual_clicked_cb), self);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
make_usual (TzRosterDay *self,
            const char  *today)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *month = g_strdup_printf ("%.7s-01", today);
  g_autofree char *year = g_strdup_printf ("%.4s-01-01", today);
  g_autofree char *month_end = ledger_date_add_days (month, -1);
  g_autofree char *year_end = ledger_date_add_days (year, -1);

  add_usual (self, row, _("今天"), today);
  add_usual (self, row, _("上月末"), month_end);
  add_usual (self, row, _("上年末"), year_end);
  return row;
}

static GtkWidget *
make_content (TzRosterDay *self,
              const char  *today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *note = gtk_label_new (_("列出那一天会籍为“正常”的会员，后来转出、退会、去世的也在内；可以照常导出和打印名册。"));

  self->day = TZ_DAY_ENTRY (tz_day_entry_new ());
  tz_day_entry_set_title (self->day, _("截至日期"));
  tz_day_entry_set_today (self->day, today);
  tz_day_entry_set (self->day, today);
  tz_day_entry_set_activates (self->day, TRUE);
  gtk_box_append (GTK_BOX (row), gtk_label_new (_("截至日期")));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->day));
  gtk_box_append (GTK_BOX (row), make_usual (self, today));
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 44);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_add_css_class (box, "roster-day");
  return box;
}

void
tz_roster_day_present (TzWindow *window)
{
  TzRosterDay *self = tz_dialog_new (TZ_TYPE_ROSTER_DAY, GTK_WINDOW (window), _("按日期看名册"), 480, 200);
  GtkWidget *go;

  self->window = window;
  tz_dialog_set_content (TZ_DIALOG (self), make_content (self, ledger_store_get_today (tz_window_get_store (window))));
  go = tz_dialog_add_button (TZ_DIALOG (self), _("看名册(_L)"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (go, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), go);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}
