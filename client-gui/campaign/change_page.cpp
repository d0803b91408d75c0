// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/change_page.h"

#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/campaign_form.h"
#include "common/views/campaign_page.h"
#include "common/views/wording.h"

#include <QHBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using campaigns::State;

ChangePage::ChangePage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats,
                       QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_desk(desk)
    , m_formats(formats)
    , m_story(new QPlainTextEdit(this))
    , m_storyField(new FormField(theme, m_story, this))
    , m_end(new QDateEdit(this))
    , m_endField(new FormField(theme, m_end, this))
    , m_presets(new QLineEdit(this))
    , m_presetsField(new FormField(theme, m_presets, this))
    , m_picture(new PictureChoice(theme, desk, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_save(new Button(theme, Button::Kind::Primary, this))
    , m_stateNote(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_finish(new Button(theme, Button::Kind::Danger, this))
    , m_keep(new Button(theme, Button::Kind::Plain, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_story->setTabChangesFocus(true);
    m_story->setFixedHeight(theme.scaled(150));
    m_note->hide();
    m_keep->hide();
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_storyField, m_endField, m_presetsField, m_picture, m_note})
        column->addWidget(part);
    column->addWidget(m_save, 0, Qt::AlignRight);
    column->addSpacing(space::kMedium);
    column->addWidget(m_stateNote);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_finish);
    row->addWidget(m_keep);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &ChangePage::save);
    connect(m_finish, &QPushButton::clicked, this, &ChangePage::finish);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        m_asked = Asked::Nothing;
        showState();
    });
    connect(m_picture, &PictureChoice::uploaded, this, [this](const campaigns::Picture &picture) {
        campaigns::ChangeCampaign change;
        change.picture = picture.id;
        whenDone(m_desk.change(change), this, [this](const Result<campaigns::Campaign> &changed) {
            showResult(changed, tr("The picture is on the campaign's page now."));
        });
    });
    retranslate();
}

void ChangePage::setCampaign(const campaigns::Campaign &campaign)
{
    const bool first = !m_campaign;
    m_campaign = campaign;
    if (first) {
        m_story->setPlainText(campaign.story);
        m_presets->setText(views::presetsText(campaign.presets, m_formats));
        const QDate end = QDateTime::fromMSecsSinceEpoch(campaign.endsAt.ms).date();
        m_end->setMinimumDate(end);
        m_end->setDate(end);
    }
    showState();
}

void ChangePage::save()
{
    if (!m_campaign)
        return;
    campaigns::ChangeCampaign change;
    if (const QString story = m_story->toPlainText().trimmed(); story != m_campaign->story)
        change.story = story;
    const QDate end = QDateTime::fromMSecsSinceEpoch(m_campaign->endsAt.ms).date();
    if (m_end->date() > end)
        change.endsAt = Timestamp{m_end->date().endOfDay().toMSecsSinceEpoch()};
    const Result<QList<Money>> presets = views::readPresets(m_presets->text());
    m_presetsField->setFault(presets ? QString() : views::wording::of(presets.error()));
    const auto over = int(m_story->toPlainText().size()) - campaigns::kLongestStory;
    m_storyField->setFault(over > 0 ? tr("%n character(s) too many", nullptr, over) : QString());
    if (!presets || over > 0)
        return;
    if (*presets != m_campaign->presets)
        change.presets = *presets;
    m_save->setEnabled(false);
    whenDone(m_desk.change(change), this, [this](const Result<campaigns::Campaign> &changed) {
        m_save->setEnabled(true);
        showResult(changed, tr("Saved."));
    });
}

void ChangePage::finish()
{
    if (!m_campaign)
        return;
    if (m_campaign->state == State::Open && m_asked == Asked::Nothing) {
        // Ending it cannot be taken back: the button asks once more, in words.
        m_asked = Asked::Close;
        showState();
        m_keep->setFocus(Qt::OtherFocusReason);
        return;
    }
    const bool closes = m_campaign->state == State::Open;
    m_asked = Asked::Nothing;
    m_finish->setEnabled(false);
    whenDone(closes ? m_desk.close() : m_desk.settle(), this,
             [this, closes](const Result<campaigns::Campaign> &done) {
                 m_finish->setEnabled(true);
                 showResult(done,
                            closes ? tr("The campaign is over. Now report how the money is used.")
                                   : tr("The campaign is settled."));
             });
}

void ChangePage::showResult(const Result<campaigns::Campaign> &result, const QString &well)
{
    m_note->setVisible(!result);
    if (!result) {
        m_note->setText(views::wording::of(result.error()));
        return;
    }
    setCampaign(*result);
    Q_EMIT said(well);
}

void ChangePage::showState()
{
    if (!m_campaign)
        return;
    const bool open = m_campaign->state == State::Open;
    const bool settled = m_campaign->state == State::Settled;
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_storyField, m_endField, m_presetsField, m_picture, m_save})
        part->setVisible(open);
    m_keep->setVisible(m_asked == Asked::Close);
    m_finish->setVisible(!settled);
    m_finish->setText(!open                         ? tr("Settle the campaign")
                          : m_asked == Asked::Close ? tr("End it now")
                                                    : tr("End the campaign early…"));
    m_stateNote->setText(
        m_asked == Asked::Close
            ? tr("Nobody can give any more once it has ended, and it cannot be opened again. "
                 "End “%1” now?")
                  .arg(m_campaign->title.left(80))
            : views::standingText(*m_campaign, m_formats));
    m_stateNote->setTone(m_campaign->reportOverdue || m_asked == Asked::Close ? Label::Tone::Danger
                                                                              : Label::Tone::Muted);
}

void ChangePage::retranslate()
{
    m_storyField->setName(tr("The story, in Markdown"));
    m_endField->setName(tr("Last day (later only)"));
    m_end->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_presetsField->setName(tr("Amounts to offer"));
    m_presetsField->setRemark(tr("Up to six, like 5천 / 1만 / 5만"));
    m_picture->setText(tr("Choose a picture…"));
    m_save->setText(tr("Save"));
    m_keep->setText(tr("Keep it open"));
    showState();
}

} // namespace madang::gui
