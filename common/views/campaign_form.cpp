// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/campaign_form.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QRegularExpression>

namespace madang::views {

using namespace Qt::StringLiterals;
using campaigns::Campaign;
using campaigns::Draft;

namespace {

    Timestamp endOf(QDate day)
    {
        return {day.endOfDay().toMSecsSinceEpoch()};
    }

    QDate dayOf(const std::optional<Timestamp> &at)
    {
        return at ? QDateTime::fromMSecsSinceEpoch(at->ms).date() : QDate();
    }

} // namespace

Result<QList<Money>> readPresets(const QString &text)
{
    // Where somebody writes "1만 5천 / 3만" the stroke divides; else blanks do.
    static const QRegularExpression strokes(u"[/;|·]|,\\s+"_s);
    static const QRegularExpression blanks(u"\\s+"_s);
    const QStringList parts = text.contains(strokes) ? text.split(strokes, Qt::SkipEmptyParts)
                                                     : text.split(blanks, Qt::SkipEmptyParts);
    QList<Money> amounts;
    for (const QString &part : parts) {
        if (part.trimmed().isEmpty())
            continue;
        const Result<Money> amount = readAmount(part);
        if (!amount)
            return Error(amount.error()).at(u"presets"_s);
        if (*amount < campaigns::kSmallestGift || *amount > campaigns::kLargestGift)
            return Error(Code::InvalidValue, "range").at(u"presets"_s);
        if (!amounts.contains(*amount))
            amounts += *amount;
    }
    if (amounts.size() > campaigns::kMostPresets)
        return Error(Code::TooMany, "presets").at(u"presets"_s);
    std::sort(amounts.begin(), amounts.end());
    return amounts;
}

QString presetsText(const QList<Money> &presets, const Formats &formats)
{
    QStringList parts;
    for (const Money amount : presets)
        parts += formats.won(amount);
    return parts.join(u" / "_s);
}

CampaignForm::CampaignForm(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
}

void CampaignForm::setText(const CampaignText &text)
{
    m_text = text;
    m_error.reset();
    Q_EMIT changed();
}

QString CampaignForm::fault(const QString &field) const
{
    if (m_error && m_error->field == field)
        return wording::of(*m_error);
    if (field == "title"_L1 && m_text.title.size() > campaigns::kLongestTitle)
        return wording::of(Error(Code::TooLong, "text").at(field));
    if (field == "beneficiary"_L1 && m_text.beneficiary.size() > campaigns::kLongestTitle)
        return wording::of(Error(Code::TooLong, "text").at(field));
    if (field == "story"_L1 && m_text.story.size() > campaigns::kLongestStory)
        return tr("Too many characters: %1").arg(m_text.story.size() - campaigns::kLongestStory);
    if (field == "goal"_L1 && !m_text.goal.trimmed().isEmpty()) {
        const Result<Money> goal = readAmount(m_text.goal);
        if (!goal)
            return tr("This is not an amount. Write 3000000, 3,000,000 or 300만.");
        if (*goal <= Money{} || *goal > kLargestAmount)
            return wording::of(Error(Code::InvalidValue, "range").at(field));
    }
    if (field == "presets"_L1) {
        const Result<QList<Money>> presets = readPresets(m_text.presets);
        if (!presets && presets.error().code == Code::TooMany)
            return tr("At most %1 amounts.").arg(campaigns::kMostPresets);
        if (!presets && presets.error().about == "range"_L1)
            return tr("Each is between %1 and %2.")
                .arg(m_formats.won(campaigns::kSmallestGift), m_formats.won(campaigns::kLargestGift));
        if (!presets)
            return tr("One of these is not an amount. Write 5천 / 1만 / 5만, or 5000 10000 50000.");
    }
    const QDate today = m_formats.day(m_formats.now());
    if (field == "endsAt"_L1 && m_text.lastDay.isValid() && m_text.lastDay < today)
        return wording::of(Error(Code::InvalidValue, "range").at(field));
    if (field == "reportDueAt"_L1 && m_text.reportDay.isValid() && m_text.lastDay.isValid()
        && (m_text.reportDay < m_text.lastDay || m_text.reportDay > m_text.lastDay.addDays(365)))
        return tr("The report is due between the end and a year after it.");
    return {};
}

QString CampaignForm::goalRemark() const
{
    const Result<Money> goal = readAmount(m_text.goal);
    return goal && goal->won > 0 ? m_formats.won(*goal) : QString();
}

bool CampaignForm::canSave() const
{
    if (m_busy || m_text.title.trimmed().isEmpty())
        return false;
    for (const QString &field : {u"title"_s, u"story"_s, u"beneficiary"_s, u"goal"_s, u"presets"_s}) {
        if (!fault(field).isEmpty())
            return false;
    }
    return true;
}

bool CampaignForm::canOpen() const
{
    return canSave() && !m_text.goal.trimmed().isEmpty() && m_text.lastDay.isValid()
        && fault(u"endsAt"_s).isEmpty() && fault(u"reportDueAt"_s).isEmpty();
}

campaigns::SaveDraft CampaignForm::filled() const
{
    campaigns::SaveDraft wanted{
        m_text.title.trimmed(), m_text.story.trimmed(), m_text.beneficiary.trimmed(), {}, {}, {}};
    if (const Result<Money> goal = readAmount(m_text.goal); goal && goal->won > 0)
        wanted.goal = *goal;
    if (m_text.lastDay.isValid())
        wanted.endsAt = endOf(m_text.lastDay);
    if (m_text.reportDay.isValid())
        wanted.reportDueAt = endOf(m_text.reportDay);
    if (!m_text.presets.trimmed().isEmpty()) {
        if (const auto presets = readPresets(m_text.presets))
            wanted.presets = *presets;
    }
    return wanted;
}

void CampaignForm::finish(const std::optional<Error> &error)
{
    m_busy = false;
    m_error = error;
    Q_EMIT changed();
}

void CampaignForm::save()
{
    if (!canSave())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    const campaigns::SaveDraft wanted = filled();
    const auto asked = m_draft.isNull()
        ? m_session.call(campaigns::saveDraft, wanted)
        : m_session.call(campaigns::changeDraft,
                         campaigns::ChangeDraft{m_draft, wanted.title, wanted.story, wanted.beneficiary,
                                                wanted.goal, wanted.endsAt, wanted.reportDueAt,
                                                wanted.presets});
    whenDone(asked, this, [this](const Result<Draft> &draft) {
        finish(draft ? std::nullopt : std::optional(draft.error()));
        if (!draft)
            return;
        m_draft = draft->id;
        Q_EMIT saved(*draft);
    });
}

void CampaignForm::open(const std::optional<RoomId> &room)
{
    if (!canOpen())
        return;
    m_busy = true;
    m_error.reset();
    Q_EMIT changed();
    const auto done = [this](const Result<Campaign> &campaign) {
        finish(campaign ? std::nullopt : std::optional(campaign.error()));
        if (!campaign)
            return;
        m_draft = {};
        m_session.archive().putCampaign(*campaign);
        m_session.mirror().refreshRooms();
        Q_EMIT opened(*campaign);
    };
    const campaigns::SaveDraft wanted = filled();
    if (m_draft.isNull()) {
        whenDone(
            m_session.call(campaigns::create,
                           campaigns::CreateCampaign{wanted.title, wanted.story.value_or(QString()),
                                                     *wanted.goal, *wanted.endsAt, room, wanted.beneficiary,
                                                     wanted.reportDueAt, wanted.presets}),
            this, done);
        return;
    }
    // What was typed since goes into the draft first; it keeps its id.
    const campaigns::ChangeDraft change{m_draft,     wanted.title,  wanted.story,       wanted.beneficiary,
                                        wanted.goal, wanted.endsAt, wanted.reportDueAt, wanted.presets};
    whenDone(m_session.call(campaigns::changeDraft, change), this,
             [this, room, done](const Result<Draft> &draft) {
                 if (!draft) {
                     finish(draft.error());
                     return;
                 }
                 whenDone(m_session.call(campaigns::openDraft, {draft->id, room}), this, done);
             });
}

void CampaignForm::load(const Draft &draft)
{
    m_draft = draft.id;
    CampaignText text;
    text.title = draft.title;
    text.story = draft.story;
    text.beneficiary = draft.beneficiary;
    if (draft.goal)
        text.goal = m_formats.number(draft.goal->won);
    if (draft.presets)
        text.presets = presetsText(*draft.presets, m_formats);
    text.lastDay = dayOf(draft.endsAt);
    text.reportDay = dayOf(draft.reportDueAt);
    setText(text);
}

// --- drafts ---

DraftList::DraftList(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void DraftList::refresh()
{
    if (m_loading || m_session.state() != Session::State::SignedIn)
        return;
    m_loading = true;
    whenDone(m_session.call(campaigns::drafts, {}), this, [this](const Result<Page<Draft>> &page) {
        m_loading = false;
        m_error = page ? std::nullopt : std::optional(page.error());
        if (page)
            m_drafts = page->items;
        Q_EMIT changed();
    });
}

void DraftList::discard(CampaignId draft)
{
    whenDone(m_session.call(campaigns::discardDraft, {draft}), this,
             [this, draft](const Result<Nothing> &gone) {
                 m_error = gone || gone.error().code == Code::NotFound ? std::nullopt
                                                                       : std::optional(gone.error());
                 if (!m_error)
                     m_drafts.removeIf([draft](const Draft &one) { return one.id == draft; });
                 Q_EMIT changed();
             });
}

} // namespace madang::views
