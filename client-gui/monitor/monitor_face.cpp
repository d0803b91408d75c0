// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/monitor/monitor_face.h"

#include "client-gui/parts/goal_bar.h"
#include "client-gui/parts/line_breaks.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QPainter>

namespace madang::gui {

using namespace Qt::StringLiterals;
using views::DonationMonitor;

namespace {

    constexpr int kCountingTime = 900; // ms
    constexpr int kEntranceTime = 260; // ms
    constexpr int kLongestMessage = 200;
    constexpr int kSmallestPixels = 11;

    /// A font of the house whose text fits a box in one line.
    QFont fitting(const QFont &base, const QString &text, const QSizeF &box)
    {
        QFont font = base;
        int pixels = qMax(kSmallestPixels, static_cast<int>(box.height()));
        font.setPixelSize(pixels);
        const int width = QFontMetrics(font).horizontalAdvance(text);
        if (width > box.width() && width > 0)
            pixels = qMax(kSmallestPixels, static_cast<int>(pixels * box.width() / width));
        font.setPixelSize(pixels);
        return font;
    }

    /// One line in the middle of an area, as large as it may be; returns the room below it.
    QRectF paintLine(QPainter &painter, const QRectF &area, qreal height, const QFont &base,
                     const QColor &colour, const QString &text)
    {
        const QRectF box(area.topLeft(), QSizeF(area.width(), height));
        const QFont font = fitting(base, text, {area.width(), height * 0.68});
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, area.width()));
        return area.adjusted(0, height, 0, 0);
    }

    /// A paragraph in the middle of an area, smaller until it fits.
    void paintParagraph(QPainter &painter, const QRectF &area, const QFont &base, const QColor &colour,
                        const QString &text)
    {
        for (int pixels = qMax(kSmallestPixels, static_cast<int>(area.height() / 2));
             pixels >= kSmallestPixels; --pixels) {
            QFont font = base;
            font.setPixelSize(pixels);
            QTextLayout layout(text, font);
            QTextOption option(Qt::AlignHCenter);
            layout.setTextOption(option);
            const QSizeF size = breakLines(layout, area.width());
            if (size.height() > area.height() && pixels > kSmallestPixels)
                continue;
            painter.setPen(colour);
            painter.setClipRect(area);
            layout.draw(&painter,
                        area.topLeft() + QPointF(0, qMax(0.0, (area.height() - size.height()) / 2)));
            painter.setClipping(false);
            return;
        }
    }

} // namespace

MonitorFace::MonitorFace(const Theme &theme, const views::Formats &formats, const DonationMonitor &monitor,
                         QWidget *parent)
    : Pane(theme, Ground::Window, parent)
    , m_formats(formats)
    , m_monitor(monitor)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_counting.setDuration(kCountingTime);
    m_counting.setEasingCurve(QEasingCurve::OutCubic);
    m_counting.setStartValue(0);
    m_counting.setEndValue(1000);
    connect(&m_counting, &QVariantAnimation::valueChanged, this, [this](const QVariant &thousandths) {
        m_shown.won = m_from.won + (m_to.won - m_from.won) * thousandths.toInt() / 1000;
        update();
    });
    m_entrance.setDuration(kEntranceTime);
    m_entrance.setEasingCurve(QEasingCurve::OutBack);
    m_entrance.setStartValue(0);
    m_entrance.setEndValue(100);
    connect(&m_entrance, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&monitor, &DonationMonitor::changed, this, &MonitorFace::showMonitor);
    connect(&monitor, &DonationMonitor::stageChanged, this, &MonitorFace::showStage);
    connect(&formats, &views::Formats::changed, this, &MonitorFace::showMonitor);
    showMonitor();
}

QString MonitorFace::blankText() const
{
    const views::CampaignBoard &board = m_monitor.board();
    if (board.isCutOff())
        return tr("No connection. The campaign comes by itself with it.");
    return board.error() ? views::wording::of(*board.error()) : tr("Fetching the campaign…");
}

void MonitorFace::showMonitor()
{
    const campaigns::Campaign &campaign = m_monitor.board().campaign();
    setAccessibleName(m_monitor.board().isKnown()
                          ? tr("%1 of %2").arg(m_formats.won(campaign.total), m_formats.won(campaign.goal))
                          : blankText());
    if (m_monitor.board().isKnown() && campaign.total != m_to) {
        m_from = m_shown;
        m_to = campaign.total;
        m_counting.stop();
        if (m_everShown && isVisible())
            m_counting.start();
        else
            m_shown = m_to;
        m_everShown = true;
    }
    update();
}

void MonitorFace::showStage()
{
    m_entrance.stop();
    if (m_monitor.onStage())
        m_entrance.start();
    update();
}

void MonitorFace::paintFigures(QPainter &painter, const QRectF &area) const
{
    const views::CampaignBoard &board = m_monitor.board();
    const campaigns::Campaign &campaign = board.campaign();
    const Colours &colours = theme().colours();
    const QFont strong = theme().font(TextStyle::Display);
    const QFont plain = theme().font(TextStyle::Body);
    QRectF rest
        = paintLine(painter, area, area.height() * 0.17, strong, colours.text, oneLine(campaign.title));
    rest = paintLine(painter, rest, area.height() * 0.5, strong, colours.moneyText, m_formats.won(m_shown));
    const qreal bar = qBound(8.0, area.height() * 0.07, 28.0);
    const qreal share
        = campaign.goal.won > 0 ? static_cast<qreal>(m_shown.won) / static_cast<qreal>(campaign.goal.won) : 0;
    paintGoalBar(painter, QRectF(rest.topLeft() + QPointF(0, bar * 0.6), QSizeF(rest.width(), bar)), theme(),
                 share);
    rest.adjust(0, bar * 2, 0, 0);
    const QString left = board.isOpen() ? m_formats.remaining(campaign.endsAt) : tr("Closed");
    const QString percent = m_formats.number(board.percent()) + m_formats.locale().percent();
    paintLine(painter, rest, qMin(rest.height(), area.height() * 0.15), plain, colours.muted,
              percent + u" · "_s + tr("goal %1").arg(m_formats.won(campaign.goal)) + u" · "_s
                  + tr("%n gift(s)", nullptr, campaign.giftCount) + u" · "_s + left);
}

void MonitorFace::paintAlert(QPainter &painter, const QRectF &area, const campaigns::Gift &gift) const
{
    const Colours &colours = theme().colours();
    const bool great = DonationMonitor::tierOf(gift) == DonationMonitor::Tier::Great;
    const qreal entered
        = m_entrance.state() == QAbstractAnimation::Running ? m_entrance.currentValue().toInt() / 100.0 : 1.0;
    painter.save();
    painter.setOpacity(qBound(0.0, entered, 1.0));
    painter.translate(0, (1 - entered) * area.height() / 6);
    painter.setPen(great ? Qt::NoPen : QPen(colours.money, 2));
    painter.setBrush(great ? colours.money : colours.moneySoft);
    painter.drawRoundedRect(area, space::kCardRadius * 2, space::kCardRadius * 2);
    const QRectF inside = area.adjusted(space::kWide, space::kMedium, -space::kWide, -space::kMedium);
    const QColor ink = great ? colours.onMoney : colours.text;
    const QString name = gift.nickname ? isolated(oneLine(*gift.nickname, 60)) : tr("Anonymous");
    const QString message = oneLine(gift.message, kLongestMessage);
    const QString head = gift.amount ? tr("%1 gave %2").arg(name, m_formats.won(*gift.amount))
                                     : tr("%1 made a gift").arg(name);
    const QRectF rest = paintLine(painter, inside, inside.height() * (message.isEmpty() ? 1.0 : 0.42),
                                  theme().font(TextStyle::Display), great ? ink : colours.moneyText, head);
    if (!message.isEmpty())
        paintParagraph(painter, rest, theme().font(TextStyle::Body), ink, message);
    painter.restore();
}

void MonitorFace::paintWaiting(QPainter &painter, const QRectF &area) const
{
    painter.setPen(QPen(theme().colours().border, 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(area, space::kCardRadius * 2, space::kCardRadius * 2);
    const QString words = !m_monitor.board().isLive() ? tr("Waiting for the connection…")
        : m_monitor.isPaused()                        ? tr("Alerts are paused")
                                                      : tr("The next gift appears here");
    // Smaller than an alert would be: nothing has happened.
    const qreal height = area.height() / 3;
    paintLine(painter, area.adjusted(area.width() / 10, height, -area.width() / 10, 0), height,
              theme().font(TextStyle::Body), theme().colours().muted, words);
}

void MonitorFace::paintEvent(QPaintEvent *event)
{
    Pane::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal air = qBound(8.0, height() * 0.05, 48.0);
    const QRectF inside = QRectF(rect()).adjusted(air, air / 2, -air, -air);
    if (!m_monitor.board().isKnown()) {
        // Smaller than figures would be: there are none.
        const qreal third = inside.height() / 3;
        paintLine(painter, inside.adjusted(0, third, 0, 0), third, theme().font(TextStyle::Body),
                  theme().colours().muted, blankText());
        return;
    }
    const qreal figures = inside.height() * 0.56;
    paintFigures(painter, QRectF(inside.topLeft(), QSizeF(inside.width(), figures)));
    const QRectF stage = inside.adjusted(0, figures + air / 2, 0, 0);
    if (m_monitor.onStage())
        paintAlert(painter, stage, *m_monitor.onStage());
    else
        paintWaiting(painter, stage);
}

} // namespace madang::gui
