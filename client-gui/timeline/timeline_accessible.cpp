// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/timeline/timeline_accessible.h"

#include "client-gui/timeline/timeline_view.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    /// One row. Knows its place only by the row's id: rows move.
    class RowAccessible final : public QAccessibleInterface {
    public:
        RowAccessible(TimelineView *view, qint64 id)
            : m_view(view)
            , m_id(id)
        {
        }

        int row() const
        {
            if (!m_view)
                return -1;
            for (int row = 0; row < m_view->rowCount(); ++row) {
                if (m_view->rowAt(row).id == m_id)
                    return row;
            }
            return -1;
        }

        bool isValid() const override { return row() >= 0; }
        QObject *object() const override { return nullptr; }
        QAccessibleInterface *parent() const override
        {
            return QAccessible::queryAccessibleInterface(m_view.data());
        }
        QAccessibleInterface *child(int) const override { return nullptr; }
        QAccessibleInterface *childAt(int, int) const override { return nullptr; }
        int childCount() const override { return 0; }
        int indexOfChild(const QAccessibleInterface *) const override { return -1; }
        QAccessible::Role role() const override { return QAccessible::ListItem; }
        void setText(QAccessible::Text, const QString &) override { }

        QString text(QAccessible::Text kind) const override
        {
            const int at = row();
            return kind == QAccessible::Name && at >= 0 ? m_view->spokenText(at) : QString();
        }

        QRect rect() const override
        {
            const int at = row();
            if (at < 0)
                return {};
            const QRect area = m_view->rowArea(at);
            return {m_view->viewport()->mapToGlobal(area.topLeft()), area.size()};
        }

        QAccessible::State state() const override
        {
            QAccessible::State state;
            const int at = row();
            state.invalid = at < 0;
            state.focusable = true;
            state.focused = m_view && m_view->hasFocus() && m_view->currentRow() == at;
            state.readOnly = true;
            if (at >= 0) {
                const auto [first, last] = m_view->visibleRows();
                state.offscreen = at < first || at > last;
            }
            return state;
        }

    private:
        QPointer<TimelineView> m_view;
        const qint64 m_id;
    };

    /// What was said last, for who does not look. Qt's bridge to AT-SPI passes no alerts on: there a
    /// notification that shows itself is read out. It is no child of the list, whose children are the
    /// messages.
    class NewsAccessible final : public QAccessibleInterface {
    public:
        explicit NewsAccessible(TimelineView *view)
            : m_view(view)
        {
        }

        void setText(const QString &text) { m_text = text; }

        bool isValid() const override { return !m_view.isNull(); }
        QObject *object() const override { return nullptr; }
        QAccessibleInterface *parent() const override
        {
            return QAccessible::queryAccessibleInterface(m_view.data());
        }
        QAccessibleInterface *child(int) const override { return nullptr; }
        QAccessibleInterface *childAt(int, int) const override { return nullptr; }
        int childCount() const override { return 0; }
        int indexOfChild(const QAccessibleInterface *) const override { return -1; }
        QAccessible::Role role() const override { return QAccessible::Notification; }
        void setText(QAccessible::Text, const QString &) override { }
        QString text(QAccessible::Text kind) const override
        {
            return kind == QAccessible::Name ? m_text : QString();
        }
        QRect rect() const override
        {
            return m_view ? QRect(m_view->mapToGlobal(QPoint()), m_view->size()) : QRect();
        }
        QAccessible::State state() const override
        {
            QAccessible::State state;
            state.readOnly = true;
            return state;
        }

    private:
        QPointer<TimelineView> m_view;
        QString m_text;
    };

    class TimelineAccessible final : public QAccessibleWidget {
    public:
        explicit TimelineAccessible(TimelineView *view)
            : QAccessibleWidget(view, QAccessible::List)
            , m_view(view)
        {
        }
        ~TimelineAccessible() override
        {
            for (const QAccessible::Id id : std::as_const(m_children))
                QAccessible::deleteAccessibleInterface(id);
            if (m_news != 0)
                QAccessible::deleteAccessibleInterface(m_news);
        }

        void announce(const QString &text)
        {
            if (!m_view->isVisible())
                return; // nobody sees it, such as behind a lock: nobody hears it
            if (m_news == 0) // owned by Qt's registry, as the rows
                m_news = QAccessible::registerAccessibleInterface(new NewsAccessible(m_view));
            auto *news = static_cast<NewsAccessible *>(QAccessible::accessibleInterface(m_news));
            news->setText(text);
            QAccessibleEvent shown(news, QAccessible::ObjectShow);
            QAccessible::updateAccessibility(&shown);
        }

        int childCount() const override { return m_view->rowCount(); }

        QAccessibleInterface *child(int index) const override
        {
            if (index < 0 || index >= m_view->rowCount())
                return nullptr;
            forgetGoneRows();
            const qint64 id = m_view->rowAt(index).id;
            if (const auto known = m_children.constFind(id); known != m_children.constEnd())
                return QAccessible::accessibleInterface(*known);
            auto *row = new RowAccessible(m_view, id); // owned by Qt's registry until deleted there
            m_children.insert(id, QAccessible::registerAccessibleInterface(row));
            return row;
        }

        int indexOfChild(const QAccessibleInterface *child) const override
        {
            const auto *row = dynamic_cast<const RowAccessible *>(child);
            return row ? row->row() : -1;
        }

        QAccessibleInterface *childAt(int x, int y) const override
        {
            const QPoint point = m_view->viewport()->mapFromGlobal(QPoint(x, y));
            const auto [first, last] = m_view->visibleRows();
            for (int row = first; row <= last; ++row) {
                if (m_view->rowArea(row).contains(point))
                    return child(row);
            }
            return nullptr;
        }

        QAccessibleInterface *focusChild() const override
        {
            return m_view->hasFocus() && m_view->currentRow() >= 0 ? child(m_view->currentRow()) : nullptr;
        }

    private:
        /// Keeps the memory bounded: rows that left the window are let go once there are many of them.
        void forgetGoneRows() const
        {
            if (m_children.size() <= 2 * views::Timeline::kMostRows)
                return;
            for (const QAccessible::Id id : std::as_const(m_children))
                QAccessible::deleteAccessibleInterface(id);
            m_children.clear();
        }

        TimelineView *const m_view;
        mutable QHash<qint64, QAccessible::Id> m_children;
        QAccessible::Id m_news = 0;
    };

    QAccessibleInterface *makeTimelineAccessible(const QString &, QObject *object)
    {
        auto *view = qobject_cast<TimelineView *>(object);
        return view ? new TimelineAccessible(view) : nullptr;
    }

    void tell(TimelineView *view, int row, QAccessible::Event kind)
    {
        if (!QAccessible::isActive() || !view->isVisible())
            return;
        QAccessibleEvent event(view, kind);
        event.setChild(row);
        QAccessible::updateAccessibility(&event);
    }

} // namespace

void installTimelineAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeTimelineAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

void tellRowFocused(TimelineView *view, int row)
{
    tell(view, row, QAccessible::Focus);
}

void announceRow(TimelineView *view, int row)
{
    tell(view, row, QAccessible::Alert);
    if (!QAccessible::isActive())
        return;
    if (auto *list = dynamic_cast<TimelineAccessible *>(QAccessible::queryAccessibleInterface(view)))
        list->announce(view->spokenText(row));
}

} // namespace madang::gui
