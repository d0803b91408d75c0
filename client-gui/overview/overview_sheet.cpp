// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/overview/overview_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/overview_text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using overview::HouseCheck;
using overview::Verdict;

namespace {

    namespace overview_text = views::overview_text;

    constexpr int kOverviewWidth = 720;
    /// From this width on the figures stand in two columns.
    constexpr int kTwoColumnsFrom = 640;

    Label::Tone toneOf(Verdict verdict)
    {
        return verdict == Verdict::Good ? Label::Tone::Success
            : verdict == Verdict::Watch ? Label::Tone::Warning
                                        : Label::Tone::Danger;
    }

} // namespace

OverviewSheet::OverviewSheet(const Theme &theme, Session &session, const views::Formats &formats,
                             QWidget *host)
    : Sheet(theme, kOverviewWidth, host)
    , m_formats(formats)
    , m_desk(session, formats)
    , m_headline(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_freshness(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_figuresHead(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_checkGrid(new QGridLayout)
    , m_figureGrid(new QGridLayout)
    , m_connections(new Button(theme, Button::Kind::Quiet, this))
    , m_audit(new Button(theme, Button::Kind::Quiet, this))
    , m_again(new Button(theme, Button::Kind::Plain, this))
{
    content()->addWidget(m_headline);
    content()->addWidget(m_freshness);
    m_checkGrid->setHorizontalSpacing(space::kSmall);
    m_checkGrid->setVerticalSpacing(space::kSmall);
    m_checkGrid->setColumnStretch(1, 1);
    content()->addLayout(m_checkGrid);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_figuresHead);
    m_figureGrid->setHorizontalSpacing(space::kMedium);
    m_figureGrid->setVerticalSpacing(space::kTiny);
    content()->addLayout(m_figureGrid);
    content()->addWidget(m_connections, 0, Qt::AlignLeft);
    content()->addWidget(m_audit, 0, Qt::AlignLeft);
    content()->addStretch(1);
    buttons()->addWidget(m_again);
    connect(m_connections, &QPushButton::clicked, this, &OverviewSheet::connectionsWanted);
    connect(m_audit, &QPushButton::clicked, this, &OverviewSheet::auditWanted);
    connect(m_again, &QPushButton::clicked, &m_desk, &views::OverviewDesk::refresh);
    connect(&m_desk, &views::OverviewDesk::changed, this, &OverviewSheet::showDesk);
}

void OverviewSheet::open()
{
    showDesk();
    Sheet::open(m_again);
}

void OverviewSheet::showEvent(QShowEvent *event)
{
    Sheet::showEvent(event);
    m_desk.setShown(true);
}

/// Nobody looks: left, or the window is away.
void OverviewSheet::hideEvent(QHideEvent *event)
{
    m_desk.setShown(false);
    Sheet::hideEvent(event);
}

void OverviewSheet::resizeEvent(QResizeEvent *event)
{
    Sheet::resizeEvent(event);
    placeFigures();
}

OverviewSheet::Row &OverviewSheet::rowOf(QList<Row> &rows, qsizetype index, TextStyle left)
{
    while (rows.size() <= index) {
        const auto lines = &rows == &m_checks ? Label::Lines::One : Label::Lines::Wrapped;
        // Children of what the layouts lie on: another parent later would hide them for a moment.
        QWidget *ground = content()->parentWidget();
        rows.append(
            Row{new Label(theme(), left, Label::Tone::Muted, lines, ground),
                new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, ground)});
    }
    Row &row = rows[index];
    row.left->show();
    row.right->show();
    return row;
}

void OverviewSheet::hideFrom(QList<Row> &rows, qsizetype index)
{
    for (; index < rows.size(); ++index) {
        rows[index].left->hide();
        rows[index].right->hide();
    }
}

void OverviewSheet::showChecks()
{
    qsizetype at = 0;
    if (m_desk.state()) {
        for (const HouseCheck &check : overview_text::worstFirst(*m_desk.state())) {
            const bool fresh = at >= m_checks.size();
            Row &row = rowOf(m_checks, at, TextStyle::Strong);
            row.left->setTone(toneOf(check.verdict));
            row.left->setText(overview_text::signOf(check.verdict));
            row.left->setAccessibleName(overview_text::nameOf(check.verdict));
            row.right->setText(
                oneLine(overview_text::nameOf(check) + u": "_s + overview_text::foundBy(check, m_formats)));
            if (fresh) {
                m_checkGrid->addWidget(row.left, int(at), 0, Qt::AlignTop);
                m_checkGrid->addWidget(row.right, int(at), 1);
            }
            ++at;
        }
    }
    hideFrom(m_checks, at);
}

void OverviewSheet::showFigures()
{
    qsizetype at = 0;
    if (m_desk.state()) {
        for (const overview_text::Figure &figure : overview_text::figures(*m_desk.state(), m_formats)) {
            Row &row = rowOf(m_figures, at++, TextStyle::Body);
            row.left->setText(oneLine(figure.name));
            row.right->setText(oneLine(figure.value));
        }
    }
    hideFrom(m_figures, at);
    m_figuresShown = at;
    m_figuresHead->setVisible(at > 0);
    placeFigures();
}

/// Read downwards, the first half on the left where there is room for two.
void OverviewSheet::placeFigures()
{
    const bool two = width() >= theme().scaled(kTwoColumnsFrom);
    const qsizetype half = two ? (m_figuresShown + 1) / 2 : m_figuresShown;
    for (qsizetype i = 0; i < m_figuresShown; ++i) {
        const int column = i < half ? 0 : 2;
        const int line = int(i < half ? i : i - half);
        m_figureGrid->addWidget(m_figures[i].left, line, column, Qt::AlignTop);
        m_figureGrid->addWidget(m_figures[i].right, line, column + 1, Qt::AlignTop);
    }
    for (int column = 0; column < 4; ++column)
        m_figureGrid->setColumnStretch(column, two || column < 2 ? 1 : 0);
}

void OverviewSheet::showDesk()
{
    const bool known = m_desk.state().has_value();
    m_headline->setTone(known                ? toneOf(m_desk.verdict())
                            : m_desk.error() ? Label::Tone::Danger
                                             : Label::Tone::Muted);
    const QString said = oneLine(m_desk.headline(), 500);
    m_headline->setText(known ? overview_text::signOf(m_desk.verdict()) + u' ' + said : said);
    m_freshness->setTone(m_desk.isStale() ? Label::Tone::Danger : Label::Tone::Muted);
    m_freshness->setText(m_desk.freshness());
    m_freshness->setVisible(known);
    showChecks();
    showFigures();
}

void OverviewSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Overview"));
    m_figuresHead->setText(tr("Figures"));
    m_connections->setText(tr("Who is connected"));
    m_audit->setText(tr("Audit log"));
    m_again->setText(tr("Read again"));
    showDesk();
}

} // namespace madang::gui
