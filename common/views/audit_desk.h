// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log, for who looks after the server: what was done, by whom and to what, the latest first, and
// whether it is as it was written.
#pragma once

#include "common/client/session.h"
#include "common/protocol/audit.h"
#include "common/views/formats.h"
#include "common/views/paged_list.h"

namespace madang::views {

class AuditDesk : public QObject {
    Q_OBJECT
public:
    /// Which acts are wanted.
    struct Filter {
        QString actor; ///< a user name; empty: anybody's
        QString action; ///< "refund.approve", or "refund" for all of them; empty: any
        int days = 0; ///< of the last so many days; 0: since the beginning
        bool operator==(const Filter &) const = default;
    };
    /// A part of one act, by its name.
    struct Part {
        QString name;
        QString value;
    };

    AuditDesk(Session &session, const Formats &formats, QObject *parent = nullptr);

    const Filter &filter() const { return m_filter; }
    /// Reads the list anew by it.
    void setFilter(const Filter &filter);
    void refresh();
    void readOn();
    bool hasMore() const { return m_list.hasMore(); }
    bool isLoading() const { return m_list.isLoading(); }
    /// Whether the list has been read at all.
    bool isKnown() const { return m_list.isKnown(); }
    const QList<audit::AuditRecord> &items() const { return m_list.items(); }
    /// What stands in place of a list without lines.
    QString emptyText() const;

    /// "refund.approve · refund:123"
    static QString headOf(const audit::AuditRecord &record);
    /// "mina · 5 minutes ago · 192.0.2.1"
    QString storyOf(const audit::AuditRecord &record) const;
    /// All there is to one act, its details each by itself.
    QList<Part> partsOf(const audit::AuditRecord &record) const;

    /// Has the server prove all of it.
    void check();
    bool isChecking() const { return m_checking; }
    /// As it was proven last; absent: not yet.
    const std::optional<audit::AuditCheck> &checked() const { return m_checked; }
    /// What was found, in a sentence.
    static QString checkText(const audit::AuditCheck &check, const Formats &formats);

    /// Why the last thing was refused.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void read(const std::optional<QString> &after);

    Session &m_session;
    const Formats &m_formats;
    Filter m_filter;
    PagedList<audit::AuditRecord> m_list;
    std::optional<audit::AuditCheck> m_checked;
    std::optional<Error> m_error;
    bool m_checking = false;
};

} // namespace madang::views
