// SPDX-License-Identifier: GPL-3.0-or-later
// One timeline row as lines of a given width: who, when, what, and how it stands with lines on their way.
// Knows no scrolling.
#pragma once

#include "client-tui/panes/spoken_lines.h"
#include "client-tui/settings/theme.h"

#include "common/views/timeline.h"

#include <QCoreApplication>

#include <functional>

namespace madang::tui {

/// How much room a timeline has decides how a message is laid out.
enum class TimelineShape {
    Columns, ///< time, name and text side by side, names right-aligned
    Headed, ///< name and time above, text indented below
    Plain, ///< "name: text", nothing else
};

class TimelineLines {
    Q_DECLARE_TR_FUNCTIONS(madang::tui::TimelineLines)
public:
    TimelineLines(const Theme &theme, const views::Formats &formats)
        : m_theme(theme)
        , m_formats(formats)
    {
    }

    /// One's own nickname: messages that name it stand out.
    void setOwnName(const QString &nickname) { m_ownName = nickname; }
    /// What authors bear; without it nobody bears anything.
    using Badges = std::function<std::optional<accounts::Role>(const views::TimelineRow &)>;
    void setBadges(Badges badges) { m_badges = std::move(badges); }
    static TimelineShape shapeFor(int columns);
    /// The lines of a row; `above` is the row before it, if any. At least one line.
    QList<PaintedLine> of(const views::TimelineRow &row, const views::TimelineRow *above, int columns) const;
    /// Whether a text calls somebody by name.
    static bool mentions(const QString &text, const QString &nickname);

private:
    QList<PaintedLine> divider(const QString &text, const Style &style, int columns) const;
    QList<PaintedLine> notice(const views::TimelineRow &row, int columns) const;
    QList<PaintedLine> gift(const views::TimelineRow &row, int columns) const;
    QList<PaintedLine> message(const views::TimelineRow &row, const views::TimelineRow *above,
                               int columns) const;
    QList<PaintedLine> body(const views::TimelineRow &row, int columns, int taken = 0) const;
    QList<PaintedLine> said(const views::TimelineRow &row, int width, int taken) const;
    SpokenLook look(const views::TimelineRow &row) const;
    void addReaders(const views::TimelineRow &row, PaintedLine &line, int width, int taken) const;
    QList<PaintedLine> marks(const views::TimelineRow &row, int width) const;
    QList<PaintedLine> inColumns(const views::TimelineRow &row, const views::TimelineRow *above,
                                 const QList<PaintedLine> &text) const;
    QList<PaintedLine> withMargin(const QString &first, const Style &style, const QList<PaintedLine> &text,
                                  int columns) const;
    QString failureText(const views::TimelineRow &row) const;
    /// With the sign of what they bear behind it.
    QString nameOf(const views::TimelineRow &row) const;
    QString timeOf(const views::TimelineRow &row) const;
    Style nameStyle(const views::TimelineRow &row) const;
    Style nameStyle(const views::NameSpan &name) const;
    Style textStyle(const views::TimelineRow &row) const;

    const Theme &m_theme;
    const views::Formats &m_formats;
    QString m_ownName;
    Badges m_badges;
};

/// A bar of `columns` filled to `permille`.
PaintedLine progressBar(int permille, int columns, const Theme &theme);

} // namespace madang::tui
