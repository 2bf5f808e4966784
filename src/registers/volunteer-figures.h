/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿服务的数: 场次, 人次, 人数, 时长 and 服务对象人次, and the rows behind each of them. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * ServiceMeasure:
 * @SERVICE_TIMES: 场次: an approved activity is one, counted on the day it began
 * @SERVICE_VISITS: 人次: a person at an activity is one, however often they left and came back
 * @SERVICE_PERSONS: 人数: a person is one, however often
 * @SERVICE_MINUTES: approved minutes, counted on the day of each stay
 * @SERVICE_SERVED: 服务对象人次: who was served, as the activities say
 */
typedef enum
{
  SERVICE_TIMES,
  SERVICE_VISITS,
  SERVICE_PERSONS,
  SERVICE_MINUTES,
  SERVICE_SERVED,
  SERVICE_N_MEASURES
} ServiceMeasure;

typedef enum
{
  SERVICE_BY_NOTHING,
  SERVICE_BY_YEAR,
  SERVICE_BY_MONTH,
  SERVICE_BY_TEAM,
  SERVICE_BY_CATEGORY,
  SERVICE_BY_PERSON,
} ServiceGrouping;

/**
 * ServiceScope:
 * @from, @to: (nullable): first and last day, "YYYY-MM-DD"
 * @volunteer, @team: 0 for all; the team is the volunteer's present one
 * @category: (nullable): as the activities say it
 *
 * With a volunteer or a team, 场次 are the activities they took part in.
 */
typedef struct
{
  const char *from;
  const char *to;
  gint64      volunteer;
  gint64      team;
  const char *category;
} ServiceScope;

/**
 * ServiceFigure:
 * @key: "2025", "2025-03", a row id, a word; "" where the rows say none
 * @title: the same for people
 */
typedef struct
{
  char   *key;
  char   *title;
  gint64  n[SERVICE_N_MEASURES];
} ServiceFigure;

const char *service_measure_get_title (ServiceMeasure          measure);
/* How it is counted, in a sentence. */
const char *service_measure_get_definition (ServiceMeasure     measure);

/* (element-type ServiceFigure): years and months in their order, teams, categories and persons by hours, most
 * first. @total: (out caller-allocates) (optional): over all, key and title %NULL. Caller frees. */
GPtrArray *service_figures_count  (LedgerStore           *store,
                                   const ServiceScope    *scope,
                                   ServiceGrouping        grouping,
                                   ServiceFigure         *total,
                                   GError               **error);
/* (element-type gint64): the rows behind one number, by the same rule. @key: %NULL for the total. @reg: (out):
 * of which register they are. Caller frees. */
GArray    *service_figures_list   (LedgerStore           *store,
                                   const ServiceScope    *scope,
                                   ServiceGrouping        grouping,
                                   const char            *key,
                                   ServiceMeasure         measure,
                                   const LedgerRegister **reg,
                                   GError               **error);
/* "2025年，累计录入志愿服务活动11场，记录服务时长573小时。"; what is zero is left out, %NULL when all is. Caller frees. */
char      *service_dup_sentence   (LedgerStore           *store,
                                   const char            *from,
                                   const char            *to,
                                   GError               **error);

G_END_DECLS
