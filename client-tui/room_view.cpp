// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/room_view.h"

namespace madang::tui {

namespace {

    /// Tells every change of a model's rows.
    void watchRows(const QAbstractItemModel &model, RoomView *view)
    {
        QObject::connect(&model, &QAbstractItemModel::rowsInserted, view, &RoomView::changed);
        QObject::connect(&model, &QAbstractItemModel::rowsRemoved, view, &RoomView::changed);
        QObject::connect(&model, &QAbstractItemModel::rowsMoved, view, &RoomView::changed);
        QObject::connect(&model, &QAbstractItemModel::dataChanged, view, &RoomView::changed);
        QObject::connect(&model, &QAbstractItemModel::modelReset, view, &RoomView::changed);
    }

} // namespace

RoomView::RoomView(Session &session, views::Formats &formats, const Theme &theme, RoomId room,
                   QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_timeline(session, formats, room)
    , m_actions(session, m_timeline)
    , m_composer(session, m_timeline)
    , m_people(session, room)
    , m_pane(m_timeline, theme, formats)
{
    watchRows(m_timeline, this);
    watchRows(m_people, this);
    connect(&m_timeline, &views::Timeline::arrived, this, &RoomView::changed);
    connect(&m_timeline, &views::Timeline::badgesChanged, this, &RoomView::changed);
    connect(&m_timeline, &views::Timeline::edgesChanged, this, &RoomView::changed);
    connect(&m_timeline, &views::Timeline::newBelowChanged, this, &RoomView::changed);
    connect(&m_timeline, &views::Timeline::refused, this, &RoomView::refused);
    connect(&m_actions, &views::MessageActions::refused, this, &RoomView::refused);
    connect(&m_actions, &views::MessageActions::kept, this, &RoomView::told);
    connect(&m_people, &views::People::typingChanged, this, &RoomView::changed);
    connect(&m_people, &views::People::loadingChanged, this, &RoomView::changed);
    connect(&m_composer, &views::Composer::stateChanged, this, &RoomView::changed);
    m_timeline.readersFrom(&m_people);
    m_timeline.open();
}

void RoomView::setCampaign(std::optional<CampaignId> campaign)
{
    if (!campaign || (m_campaign && m_campaign->id() == *campaign)) {
        if (!campaign)
            m_campaign.reset();
        return;
    }
    m_campaign = std::make_unique<views::CampaignBoard>(m_session, *campaign);
    connect(m_campaign.get(), &views::CampaignBoard::changed, this, &RoomView::changed);
    Q_EMIT changed();
}

QStringList RoomView::nicknames() const
{
    QStringList names;
    const auto add = [this, &names](const accounts::Person &person) {
        if (!person.nickname.isEmpty() && person.id != m_session.user() && !names.contains(person.nickname))
            names.append(person.nickname);
    };
    for (int i = m_timeline.rowCount() - 1; i >= 0; --i) {
        if (m_timeline.row(i).kind == views::TimelineRow::Kind::Message)
            add(m_timeline.row(i).sender);
    }
    for (int i = 0; i < m_people.rowCount(); ++i)
        add({m_people.member(i).id, m_people.member(i).nickname});
    return names;
}

} // namespace madang::tui
