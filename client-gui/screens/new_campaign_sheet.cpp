// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/new_campaign_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kUsualDays = 30;
    constexpr int kUsualReportDays = 30;

} // namespace

NewCampaignSheet::NewCampaignSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                   QWidget *host)
    : Sheet(theme, 540, host)
    , m_form(session, formats)
    , m_drafts(session)
    , m_formats(formats)
    , m_draftsHead(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_draftRows(new QVBoxLayout)
    , m_title(new QLineEdit(this))
    , m_titleField(new FormField(theme, m_title, this))
    , m_story(new QPlainTextEdit(this))
    , m_storyField(new FormField(theme, m_story, this))
    , m_beneficiary(new QLineEdit(this))
    , m_beneficiaryField(new FormField(theme, m_beneficiary, this))
    , m_goal(new MoneyEdit(theme, this))
    , m_goalField(new FormField(theme, m_goal, this))
    , m_presets(new QLineEdit(this))
    , m_presetsField(new FormField(theme, m_presets, this))
    , m_end(new QDateEdit(this))
    , m_endField(new FormField(theme, m_end, this))
    , m_ownReportDay(new QCheckBox(this))
    , m_report(new QDateEdit(this))
    , m_reportField(new FormField(theme, m_report, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_save(new Button(theme, Button::Kind::Plain, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_title->setMaxLength(campaigns::kLongestTitle);
    m_beneficiary->setMaxLength(campaigns::kLongestTitle);
    m_story->setTabChangesFocus(true);
    m_story->setFixedHeight(theme.scaled(110));
    m_draftRows->setSpacing(space::kTiny);
    m_draftsHead->hide();
    content()->addWidget(m_draftsHead);
    content()->addLayout(m_draftRows);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_titleField, m_storyField, m_beneficiaryField, m_goalField,
                                          m_presetsField, m_endField, m_ownReportDay, m_reportField, m_error})
        content()->addWidget(part);
    buttons()->addWidget(m_save);
    buttons()->addWidget(m_action);
    const QDate today = formats.day(formats.now());
    m_end->setDateRange(today, today.addYears(2));
    m_report->setDateRange(today, today.addYears(3));
    views::CampaignText text;
    text.lastDay = today.addDays(kUsualDays);
    m_form.setText(text);
    fill();
    for (QLineEdit *edit : std::initializer_list<QLineEdit *>{m_title, m_beneficiary, m_goal, m_presets})
        connect(edit, &QLineEdit::textChanged, this, &NewCampaignSheet::typed);
    connect(m_story, &QPlainTextEdit::textChanged, this, &NewCampaignSheet::typed);
    for (QDateEdit *edit : {m_end, m_report})
        connect(edit, &QDateEdit::dateChanged, this, &NewCampaignSheet::typed);
    connect(m_ownReportDay, &QCheckBox::toggled, this, &NewCampaignSheet::typed);
    connect(m_save, &QPushButton::clicked, &m_form, &views::CampaignForm::save);
    connect(m_action, &QPushButton::clicked, this, [this] { m_form.open(); });
    connect(&m_form, &views::CampaignForm::changed, this, &NewCampaignSheet::showForm);
    connect(&m_form, &views::CampaignForm::saved, this, [this] {
        leave();
        Q_EMIT said(tr("The draft is kept. Only you can see it."));
    });
    connect(&m_form, &views::CampaignForm::opened, this, [this](const campaigns::Campaign &campaign) {
        leave();
        Q_EMIT created(campaign);
    });
    connect(&m_drafts, &views::DraftList::changed, this, &NewCampaignSheet::showDrafts);
}

void NewCampaignSheet::open()
{
    m_drafts.refresh();
    showForm();
    Sheet::open(m_title);
}

/// The fields as the form has them.
void NewCampaignSheet::fill()
{
    m_filling = true;
    const views::CampaignText &text = m_form.text();
    m_title->setText(text.title);
    m_story->setPlainText(text.story);
    m_beneficiary->setText(text.beneficiary);
    m_goal->setText(text.goal);
    m_presets->setText(text.presets);
    if (text.lastDay.isValid())
        m_end->setDate(text.lastDay);
    m_ownReportDay->setChecked(text.reportDay.isValid());
    m_report->setDate(text.reportDay.isValid() ? text.reportDay : m_end->date().addDays(kUsualReportDays));
    m_filling = false;
}

void NewCampaignSheet::typed()
{
    if (m_filling)
        return;
    views::CampaignText text;
    text.title = m_title->text();
    text.story = m_story->toPlainText();
    text.beneficiary = m_beneficiary->text();
    text.goal = m_goal->text();
    text.presets = m_presets->text();
    text.lastDay = m_end->date();
    if (m_ownReportDay->isChecked())
        text.reportDay = m_report->date();
    m_form.setText(text);
}

void NewCampaignSheet::showForm()
{
    m_titleField->setFault(m_form.fault(u"title"_s));
    m_storyField->setFault(m_form.fault(u"story"_s));
    m_beneficiaryField->setFault(m_form.fault(u"beneficiary"_s));
    m_goalField->setFault(m_form.fault(u"goal"_s));
    m_goalField->setRemark(m_form.goalRemark());
    m_presetsField->setFault(m_form.fault(u"presets"_s));
    m_endField->setFault(m_form.fault(u"endsAt"_s));
    m_reportField->setFault(m_form.fault(u"reportDueAt"_s));
    m_reportField->setVisible(m_ownReportDay->isChecked());
    const auto &error = m_form.error();
    m_error->setText(error ? views::wording::of(*error) : QString());
    m_error->setVisible(error.has_value());
    m_save->setEnabled(m_form.canSave());
    m_action->setEnabled(m_form.canOpen());
}

void NewCampaignSheet::showDrafts()
{
    clearRows(m_draftRows);
    m_draftsHead->setVisible(!m_drafts.drafts().isEmpty());
    for (const campaigns::Draft &draft : m_drafts.drafts()) {
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kSmall);
        auto *name = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, row);
        name->setText(oneLine(draft.title, 80));
        auto *when = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, row);
        when->setText(m_formats.relative(draft.changedAt));
        when->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
        auto *go = new Button(theme(), Button::Kind::Quiet, row);
        go->setText(tr("Go on"));
        go->setAccessibleName(tr("Go on with %1").arg(name->text()));
        auto *discard = new IconButton(theme(), Glyph::Trash, row);
        discard->setWords(tr("Discard this draft"));
        line->addWidget(name, 1);
        line->addWidget(when);
        line->addWidget(go);
        line->addWidget(discard);
        connect(go, &QPushButton::clicked, this, [this, draft] {
            m_form.load(draft);
            fill();
            m_title->setFocus(Qt::OtherFocusReason);
        });
        connect(discard, &QToolButton::clicked, this, [this, id = draft.id] { m_drafts.discard(id); });
        m_draftRows->addWidget(row);
    }
}

void NewCampaignSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Start a campaign"));
    m_draftsHead->setText(tr("Your drafts"));
    m_titleField->setName(tr("What it is for"));
    m_storyField->setName(tr("The story: why, for whom, what happens with the money (Markdown)"));
    m_beneficiaryField->setName(tr("Who is helped (optional)"));
    m_goalField->setName(tr("Goal"));
    m_presetsField->setName(tr("Amounts to offer (optional)"));
    m_presets->setPlaceholderText(tr("5천 / 1만 / 3만 / 5만"));
    m_endField->setName(tr("Last day"));
    m_ownReportDay->setText(tr("Set the day for the report on the use of the money (else 30 days after)"));
    m_reportField->setName(tr("Report due by"));
    for (QDateEdit *edit : {m_end, m_report})
        edit->setDisplayFormat(m_formats.locale().dateFormat(QLocale::ShortFormat));
    m_save->setText(tr("Keep as a draft"));
    m_action->setText(tr("Start"));
    showDrafts();
}

} // namespace madang::gui
