// SPDX-License-Identifier: GPL-3.0-or-later
// PagedList: a list of the server's that is read page by page, and begun anew when something else is asked
// for. Only the newest question counts: what comes to an older one is dropped.
#pragma once

#include "common/base/result.h"
#include "common/protocol/command.h"

#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace madang::views {

/// Belongs to the thread of its view-model, which asks, and tells when something changed.
template <typename Item> class PagedList {
public:
    /// A page that was asked for.
    struct Question {
        quint64 number = 0;
        bool isFirst = true;
    };

    /// Beyond `most` nothing is read on.
    explicit PagedList(qsizetype most = std::numeric_limits<qsizetype>::max())
        : m_most(most)
    {
    }
    const QList<Item> &items() const { return m_items; }
    /// For what is known without asking again.
    QList<Item> &items() { return m_items; }
    bool isLoading() const { return m_loading; }
    /// Whether it has been read at all.
    bool isKnown() const { return m_known; }
    bool hasMore() const { return m_next.has_value(); }
    /// Whether the next page may be asked for now.
    bool mayReadOn() const { return m_next && !m_loading; }
    /// Cursor of the next page.
    const std::optional<QString> &next() const { return m_next; }

    /// Asks for the list anew, without a cursor, or for the page behind it.
    Question ask(const std::optional<QString> &after)
    {
        m_loading = true;
        if (!after)
            m_next.reset();
        return {++m_question, !after};
    }
    /// False for the answer to a question that was asked before another one: then nothing has changed.
    bool take(const Question &question, const Result<Page<Item>> &page)
    {
        if (question.number != m_question)
            return false;
        m_loading = false;
        if (page) {
            m_known = true;
            m_items = question.isFirst ? page->items : m_items + page->items;
            m_next = m_items.size() < m_most ? page->next : std::nullopt;
        }
        return true;
    }
    /// As if it had never been read: for whoever may read it no more. What is on its way is dropped.
    void forget()
    {
        ++m_question;
        m_loading = false;
        m_items.clear();
        m_next.reset();
        m_known = false;
    }

private:
    const qsizetype m_most;
    QList<Item> m_items;
    std::optional<QString> m_next;
    quint64 m_question = 0; ///< number of the newest
    bool m_loading = false;
    bool m_known = false;
};

} // namespace madang::views
