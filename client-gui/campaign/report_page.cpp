// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/report_page.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

ReportPage::ReportPage(const Theme &theme, views::CampaignDesk &desk, const views::Formats &formats,
                       QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_desk(desk)
    , m_formats(formats)
    , m_warning(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_title(new QLineEdit(this))
    , m_titleField(new FormField(theme, m_title, this))
    , m_story(new QPlainTextEdit(this))
    , m_storyField(new FormField(theme, m_story, this))
    , m_linesHead(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_add(new Button(theme, Button::Kind::Quiet, Glyph::Plus, this))
    , m_sum(new Label(theme, TextStyle::Strong, Label::Tone::Money, Label::Lines::One, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_publish(new Button(theme, Button::Kind::Primary, this))
    , m_videoHead(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_videoTitle(new QLineEdit(this))
    , m_videoTitleField(new FormField(theme, m_videoTitle, this))
    , m_videoLink(new QLineEdit(this))
    , m_videoLinkField(new FormField(theme, m_videoLink, this))
    , m_videoNote(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_videoAdd(new Button(theme, Button::Kind::Plain, this))
    , m_videoFile(new Button(theme, Button::Kind::Plain, this))
    , m_videoSender(new views::VideoSender(desk.session(), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    m_title->setMaxLength(campaigns::kLongestTitle);
    m_story->setTabChangesFocus(true);
    m_story->setFixedHeight(theme.scaled(90));
    m_videoTitle->setMaxLength(campaigns::kLongestTitle);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::kSmall);
    m_warning->hide();
    column->addWidget(m_warning);
    column->addWidget(m_titleField);
    column->addWidget(m_storyField);
    column->addWidget(m_linesHead);
    column->addLayout(m_rows);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch(1);
    foot->addWidget(m_sum);
    column->addLayout(foot);
    column->addWidget(m_note);
    column->addWidget(m_publish, 0, Qt::AlignRight);
    column->addSpacing(space::kMedium);
    column->addWidget(m_videoHead);
    column->addWidget(m_videoTitleField);
    column->addWidget(m_videoLinkField);
    column->addWidget(m_videoNote);
    auto *video = new QHBoxLayout;
    video->setSpacing(space::kSmall);
    video->addStretch(1);
    video->addWidget(m_videoFile);
    video->addWidget(m_videoAdd);
    column->addLayout(video);
    m_note->hide();
    m_videoNote->hide();
    connect(m_add, &QPushButton::clicked, this, &ReportPage::addLine);
    connect(m_publish, &QPushButton::clicked, this, &ReportPage::publish);
    connect(m_videoAdd, &QPushButton::clicked, this, &ReportPage::addVideo);
    connect(m_videoFile, &QPushButton::clicked, this, &ReportPage::chooseVideo);
    connect(m_videoSender, &views::VideoSender::progressed, this, &ReportPage::showVideo);
    addLine();
    retranslate();
}

void ReportPage::setWarning(const QString &warning)
{
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
}

void ReportPage::addLine()
{
    Line line;
    line.row = new QWidget(this);
    auto *column = new QVBoxLayout(line.row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space::kSmall);
    line.label = new QLineEdit(line.row);
    line.label->setMaxLength(campaigns::kLongestTitle);
    line.amount = new MoneyEdit(theme(), line.row);
    line.amount->setFixedWidth(theme().scaled(150));
    line.remove = new IconButton(theme(), Glyph::Trash, line.row);
    fields->addWidget(line.label, 1);
    fields->addWidget(line.amount);
    fields->addWidget(line.remove);
    column->addLayout(fields);
    line.receipt = new PictureChoice(theme(), m_desk, line.row);
    column->addWidget(line.receipt);
    m_rows->addWidget(line.row);
    m_lines.append(line);
    connect(line.amount, &QLineEdit::textChanged, this, &ReportPage::showSum);
    connect(line.remove, &QToolButton::clicked, this, [this, row = line.row] { removeLine(row); });
    nameLine(line);
    showSum();
}

void ReportPage::removeLine(QWidget *row)
{
    if (m_lines.size() <= 1)
        return; // a report without a line says nothing
    m_lines.removeIf([row](const Line &line) { return line.row == row; });
    row->hide();
    row->deleteLater();
    showSum();
}

void ReportPage::nameLine(const Line &line)
{
    line.label->setPlaceholderText(tr("What it was used for"));
    line.label->setAccessibleName(tr("What it was used for"));
    line.amount->setPlaceholderText(tr("Amount"));
    line.amount->setAccessibleName(tr("Amount"));
    line.receipt->setText(tr("Receipt…"));
    line.remove->setWords(tr("Remove this line"));
}

QList<views::SpendingText> ReportPage::typed() const
{
    QList<views::SpendingText> lines;
    for (const Line &line : m_lines)
        lines += {line.label->text(), line.amount->text(), line.receipt->picture()};
    return lines;
}

void ReportPage::showSum()
{
    m_sum->setText(tr("Together: %1").arg(m_formats.won(views::CampaignDesk::sumOf(typed()))));
}

void ReportPage::refuse(Label *note, const QString &why)
{
    note->setText(why);
    note->setVisible(!why.isEmpty());
}

void ReportPage::publish()
{
    m_titleField->setFault(m_title->text().trimmed().isEmpty() ? tr("A report needs a title.") : QString());
    const QString fault = views::CampaignDesk::spendingFault(typed(), m_formats);
    refuse(m_note, fault);
    if (!fault.isEmpty() || m_title->text().trimmed().isEmpty())
        return;
    m_publish->setEnabled(false);
    whenDone(m_desk.publish(m_title->text(), m_story->toPlainText(), typed()), this,
             [this](const Result<reports::Report> &report) {
                 m_publish->setEnabled(true);
                 refuse(m_note, report ? QString() : views::wording::of(report.error()));
                 if (!report)
                     return;
                 m_title->clear();
                 m_story->clear();
                 while (m_lines.size() > 1)
                     removeLine(m_lines.last().row);
                 m_lines.first().label->clear();
                 m_lines.first().amount->clear();
                 m_lines.first().receipt->clear();
                 Q_EMIT said(tr("The report is published, and everybody who gave is told."));
             });
}

void ReportPage::addVideo()
{
    m_videoAdd->setEnabled(false);
    whenDone(m_desk.addVideo(m_videoTitle->text(), m_videoLink->text()), this,
             [this](const Result<reports::Video> &video) { videoCame(video); });
}

/// The button stops what it began.
void ReportPage::chooseVideo()
{
    if (m_videoSender->isSending())
        return m_videoSender->cancel();
    auto *dialog = new QFileDialog(window(), tr("Choose a video"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Videos (%1)").arg(u"*.mp4 *.m4v *.webm *.mov"_s));
    connect(dialog, &QFileDialog::fileSelected, this, &ReportPage::sendVideo);
    dialog->open();
}

void ReportPage::sendVideo(const QString &file)
{
    if (m_videoTitle->text().trimmed().isEmpty())
        m_videoTitle->setText(oneLine(QFileInfo(file).completeBaseName(), campaigns::kLongestTitle));
    whenDone(m_videoSender->send(m_desk.campaign(), m_videoTitle->text(), file), this,
             [this](const Result<reports::Video> &video) { videoCame(video); });
    showVideo();
}

void ReportPage::showVideo()
{
    const bool sending = m_videoSender->isSending();
    m_videoAdd->setEnabled(!sending);
    m_videoFile->setText(sending ? tr("Stop sending") : tr("Send a file…"));
    if (!sending)
        return;
    const qint64 size = m_videoSender->size();
    m_videoNote->setTone(Label::Tone::Muted);
    m_videoNote->setText(size > 0 ? tr("Sending: %1 of %2")
                                        .arg(m_formats.locale().formattedDataSize(m_videoSender->sent()),
                                             m_formats.locale().formattedDataSize(size))
                                  : tr("Sending…"));
    m_videoNote->show();
}

void ReportPage::videoCame(const Result<reports::Video> &video)
{
    m_videoNote->setTone(Label::Tone::Danger);
    refuse(m_videoNote, video ? QString() : views::wording::of(video.error()));
    showVideo();
    if (!video)
        return;
    m_videoTitle->clear();
    m_videoLink->clear();
    Q_EMIT said(tr("The video was added."));
}

void ReportPage::retranslate()
{
    m_titleField->setName(tr("Title of the report"));
    m_storyField->setName(tr("What became of it, in Markdown (optional)"));
    m_linesHead->setText(tr("What the money was used for"));
    m_add->setText(tr("Another line"));
    m_publish->setText(tr("Publish the report"));
    m_videoHead->setText(tr("A video of the delivery"));
    m_videoTitleField->setName(tr("Title"));
    m_videoLinkField->setName(tr("Address (https://…)"));
    m_videoAdd->setText(tr("Add the address"));
    showVideo();
    for (const Line &line : std::as_const(m_lines))
        nameLine(line);
    showSum();
}

} // namespace madang::gui
