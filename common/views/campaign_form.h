// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign before it is open: what was typed, what is wrong with it, and the drafts one keeps.
#pragma once

#include "common/client/session.h"
#include "common/views/amount.h"
#include "common/views/formats.h"

#include <QDate>

namespace madang::views {

/// What was typed. Amounts are text; dates are days here, and a day ends with its last moment.
struct CampaignText {
    QString title;
    QString story;
    QString beneficiary;
    QString goal;
    QString presets; ///< amounts with "/" or blanks between; empty: the server's own choice
    QDate lastDay;
    QDate reportDay; ///< invalid: 30 days after the end
};

/// Amounts to offer as they are typed: "5천 / 1만 / 5만" or "5000 10000 50000"; at most 6. Malformed "amount"
/// or TooMany at "presets".
Result<QList<Money>> readPresets(const QString &text);
QString presetsText(const QList<Money> &presets, const Formats &formats);

class CampaignForm : public QObject {
    Q_OBJECT
public:
    CampaignForm(Session &session, const Formats &formats, QObject *parent = nullptr);

    const CampaignText &text() const { return m_text; }
    void setText(const CampaignText &text);
    /// What is wrong with a field, in words; empty when it is fine or untouched. Fields are "title", "story",
    /// "beneficiary", "goal", "presets", "endsAt", "reportDueAt".
    QString fault(const QString &field) const;
    /// The goal as it was understood; empty while it is not.
    QString goalRemark() const;

    bool isBusy() const { return m_busy; }
    /// A title is all a draft needs.
    bool canSave() const;
    bool canOpen() const;
    /// Keeps it as a draft: a new one, or the one that was loaded.
    void save();
    /// Makes it a campaign, in a room of its own or in one of one's own.
    void open(const std::optional<RoomId> &room = {});
    /// What stopped the last of these.
    const std::optional<Error> &error() const { return m_error; }

    /// Goes on with a draft.
    void load(const campaigns::Draft &draft);
    CampaignId draft() const { return m_draft; }

Q_SIGNALS:
    void changed();
    void saved(const madang::campaigns::Draft &draft);
    void opened(const madang::campaigns::Campaign &campaign);

private:
    campaigns::SaveDraft filled() const;
    void finish(const std::optional<Error> &error);

    Session &m_session;
    const Formats &m_formats;
    CampaignText m_text;
    CampaignId m_draft;
    std::optional<Error> m_error;
    bool m_busy = false;
};

/// One's own drafts, newest first.
class DraftList : public QObject {
    Q_OBJECT
public:
    explicit DraftList(Session &session, QObject *parent = nullptr);

    const QList<campaigns::Draft> &drafts() const { return m_drafts; }
    bool isLoading() const { return m_loading; }
    const std::optional<Error> &error() const { return m_error; }
    void refresh();
    void discard(CampaignId draft);

Q_SIGNALS:
    void changed();

private:
    Session &m_session;
    QList<campaigns::Draft> m_drafts;
    std::optional<Error> m_error;
    bool m_loading = false;
};

} // namespace madang::views
