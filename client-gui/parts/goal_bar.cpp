// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/goal_bar.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLocale>
#include <QPainter>

#include <utility>

namespace madang::gui {

namespace {

    class GoalBarAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
    public:
        explicit GoalBarAccessible(GoalBar *bar)
            : QAccessibleWidget(bar, QAccessible::ProgressBar)
            , m_bar(bar)
        {
        }

        void *interface_cast(QAccessible::InterfaceType type) override
        {
            if (type == QAccessible::ValueInterface)
                return static_cast<QAccessibleValueInterface *>(this);
            return QAccessibleWidget::interface_cast(type);
        }
        QString text(QAccessible::Text kind) const override
        {
            return kind == QAccessible::Value ? QLocale().toString(m_bar->percent()) + QLocale().percent()
                                              : QAccessibleWidget::text(kind);
        }
        QVariant currentValue() const override { return m_bar->percent(); }
        void setCurrentValue(const QVariant &) override { }
        QVariant maximumValue() const override { return 100; }
        QVariant minimumValue() const override { return 0; }
        QVariant minimumStepSize() const override { return 1; }

    private:
        GoalBar *m_bar;
    };

    QAccessibleInterface *makeGoalBarAccessible(const QString &, QObject *object)
    {
        auto *bar = qobject_cast<GoalBar *>(object);
        return bar ? new GoalBarAccessible(bar) : nullptr;
    }

} // namespace

void paintGoalBar(QPainter &painter, const QRectF &area, const Theme &theme, qreal share)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = theme.colours();
    const qreal radius = area.height() / 2;
    painter.setPen(colours.strong ? QPen(colours.borderStrong, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.strong ? colours.surface : colours.border);
    painter.drawRoundedRect(colours.strong ? area.adjusted(0.5, 0.5, -0.5, -0.5) : area, radius, radius);
    painter.setPen(Qt::NoPen);
    const qreal width = area.width() * qBound(0.0, share, 1.0);
    if (width > 0) {
        // A sliver of a gift is still seen as a round dot.
        painter.setBrush(colours.money);
        painter.drawRoundedRect(QRectF(area.topLeft(), QSizeF(qMax(width, area.height()), area.height())),
                                radius, radius);
    }
    painter.restore();
}

GoalBar::GoalBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    static const bool speaks = [] {
        QAccessible::installFactory(makeGoalBarAccessible);
        return true;
    }();
    Q_UNUSED(speaks)
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_motion.setDuration(450);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_shown = value.toReal();
        update();
    });
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void GoalBar::setProgress(qint64 total, qint64 goal)
{
    const qreal share = goal > 0 ? static_cast<qreal>(total) / static_cast<qreal>(goal) : 0;
    if (const int percent = qRound(share * 100); std::exchange(m_percent, percent) != percent) {
        QAccessibleValueChangeEvent told(this, percent);
        QAccessible::updateAccessibility(&told);
    }
    m_motion.stop();
    if (!m_everSet || !isVisible()) {
        m_shown = share;
        m_everSet = true;
        update();
        return;
    }
    m_motion.setStartValue(m_shown);
    m_motion.setEndValue(share);
    m_motion.start();
}

QSize GoalBar::sizeHint() const
{
    return {m_theme.scaled(120), m_theme.scaled(10)};
}

void GoalBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGoalBar(painter, rect(), m_theme, m_shown);
}

} // namespace madang::gui
