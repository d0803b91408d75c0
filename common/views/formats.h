// SPDX-License-Identifier: GPL-3.0-or-later
// How amounts, times and names of days are written, in the chosen language. One object for all views of a
// program.
#pragma once

#include "common/base/clock.h"
#include "common/base/money.h"
#include "common/client/preferences.h"

#include <QLocale>
#include <QObject>

namespace madang::views {

/// Writes values for people. changed() says that everything written before should be written again.
class Formats : public QObject {
    Q_OBJECT
public:
    explicit Formats(const Clock &clock, QObject *parent = nullptr);

    /// System follows the environment; only Korean and English are spoken, anything else becomes English.
    void setLanguage(Language language);
    /// Korean or English, never System.
    Language language() const { return m_language; }
    QLocale locale() const { return m_locale; }

    /// "1,234,567원" in Korean, "₩1,234,567" in English.
    QString won(Money money) const;
    /// "1,234,567"
    QString number(qint64 number) const;
    /// "980 B", "1.2 MB": decimal, as people know it from their disks.
    QString size(qint64 octets) const;
    /// "오후 3:05", "3:05 PM": local time.
    QString timeOfDay(Timestamp at) const;
    /// "오늘", "어제", or "2026년 5월 31일 일요일".
    QString dayName(Timestamp at) const;
    QString dayName(QDate day) const;
    /// Day and time in full: for tool tips and details.
    QString fullTime(Timestamp at) const;
    /// As short as it can be in a list: today the time, this week the day's name, else the date.
    QString shortTime(Timestamp at) const;
    /// "방금", "3분 전", "2시간 전", then as shortTime().
    QString relative(Timestamp at) const;
    /// What is left until a moment: "3일 남음", "끝남".
    QString remaining(Timestamp end) const;
    /// The local day of a moment.
    QDate day(Timestamp at) const;
    Timestamp now() const { return m_clock.now(); }

Q_SIGNALS:
    void changed();

private:
    const Clock &m_clock;
    Language m_language = Language::English;
    QLocale m_locale;
};

} // namespace madang::views
