// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/composer_screen.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/event_text.h"
#include "common/views/pasted_text.h"
#include "common/views/wording.h"

#include <QBuffer>
#include <QDateTime>
#include <QEvent>
#include <QFileDialog>
#include <QFocusEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QTextCursor>
#include <QVBoxLayout>

namespace madang::gui {

namespace {

    /// From how few remaining characters on the count is shown.
    constexpr int kCountFrom = 300;

} // namespace

ComposerScreen::ComposerScreen(const Theme &theme, const views::Formats &formats, views::Composer &composer,
                               views::People &people, QWidget *parent)
    : Pane(theme, Ground::Surface, parent)
    , m_formats(formats)
    , m_composer(composer)
    , m_people(people)
    , m_preview(new MessagePreview(theme, formats, this))
    , m_card(new QWidget(this))
    , m_reply(new QWidget(m_card))
    , m_replyName(new Label(theme, TextStyle::Caption, Label::Tone::Accent, Label::Lines::One, m_reply))
    , m_replyText(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, m_reply))
    , m_replyEnd(new IconButton(theme, Glyph::Close, m_reply))
    , m_files(new QWidget(m_card))
    , m_paste(new PasteChoice(theme, m_card))
    , m_clip(new IconButton(theme, Glyph::Clip, m_card))
    , m_look(new IconButton(theme, Glyph::Eye, m_card))
    , m_smile(new IconButton(theme, Glyph::Smile, m_card))
    , m_edit(new MessageEdit(theme, m_card))
    , m_send(new IconButton(theme, Glyph::Send, m_card, IconButton::Kind::Send))
    , m_blocked(new QWidget(this))
    , m_obstacle(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, m_blocked))
    , m_remedy(new Button(theme, Button::Kind::Primary, m_blocked))
    , m_as(new Label(theme, TextStyle::Caption, Label::Tone::Accent, Label::Lines::One, this))
    , m_typing(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, this))
    , m_hint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::One, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kTiny, space::kLarge, space::kSmall);
    column->setSpacing(space::kTiny);

    m_look->setCheckable(true);
    m_preview->hide();
    column->addWidget(m_preview);

    auto *card = new QVBoxLayout(m_card);
    card->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    card->setSpacing(space::kTiny);
    auto *reply = new QHBoxLayout(m_reply);
    reply->setContentsMargins(space::kSmall, 0, 0, 0);
    auto *replyWords = new QVBoxLayout;
    replyWords->setSpacing(0);
    replyWords->addWidget(m_replyName);
    replyWords->addWidget(m_replyText);
    reply->addLayout(replyWords, 1);
    reply->addWidget(m_replyEnd);
    card->addWidget(m_reply);
    auto *files = new QGridLayout(m_files);
    files->setContentsMargins(0, 0, space::kSmall, space::kTiny);
    files->setSpacing(space::kTiny);
    card->addWidget(m_files);
    card->addWidget(m_paste);
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kSmall);
    line->addWidget(m_clip, 0, Qt::AlignBottom);
    line->addWidget(m_edit, 1, Qt::AlignVCenter);
    line->addWidget(m_look, 0, Qt::AlignBottom);
    line->addWidget(m_smile, 0, Qt::AlignBottom);
    line->addWidget(m_send, 0, Qt::AlignBottom);
    card->addLayout(line);
    column->addWidget(m_card);

    auto *blocked = new QHBoxLayout(m_blocked);
    blocked->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    blocked->addWidget(m_obstacle, 1);
    blocked->addWidget(m_remedy);
    column->addWidget(m_blocked);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::kMedium, 0, space::kMedium, 0);
    foot->addWidget(m_as);
    foot->addWidget(m_typing, 1);
    foot->addWidget(m_hint);
    column->addLayout(foot);

    m_edit->replaceText(composer.text());
    m_edit->installEventFilter(this);

    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_composer.setText(m_edit->toPlainText());
        showPreview();
    });
    connect(m_edit, &MessageEdit::composingChanged, this,
            [this] { m_composer.setComposing(!m_edit->composing().isEmpty()); });
    connect(m_edit, &MessageEdit::submitted, this, &ComposerScreen::submit);
    connect(m_edit, &MessageEdit::copyPassedOn, this, &ComposerScreen::copyPassedOn);
    connect(m_edit, &MessageEdit::recalled, this, [this] {
        // An answer that is begun, or a file that waits, is more than nothing.
        if (m_composer.changing().isNull() && !m_composer.replyTo() && m_composer.files().isEmpty())
            Q_EMIT changeLastWanted();
    });
    connect(m_edit, &MessageEdit::escaped, this, [this] {
        if (!m_composer.changing().isNull())
            m_composer.stopChanging();
        else if (m_composer.replyTo())
            m_composer.setReplyTo({});
        else
            Q_EMIT escaped();
    });
    connect(m_send, &QToolButton::clicked, this, [this] {
        m_edit->finishComposition();
        submit();
        m_edit->setFocus();
    });
    connect(m_clip, &QToolButton::clicked, this, &ComposerScreen::askForFiles);
    connect(m_smile, &QToolButton::clicked, this, &ComposerScreen::chooseEmoji);
    connect(m_edit, &MessageEdit::filesOffered, this, &ComposerScreen::addFiles);
    connect(m_edit, &MessageEdit::pictureOffered, this, &ComposerScreen::addPicture);
    connect(m_edit, &MessageEdit::longTextOffered, this, &ComposerScreen::askAboutPaste);
    connect(m_paste, &PasteChoice::chosen, this, &ComposerScreen::usePaste);
    connect(m_paste, &PasteChoice::dropped, m_edit, qOverload<>(&QWidget::setFocus));
    connect(m_look, &QToolButton::toggled, this, &ComposerScreen::showPreview);
    connect(&composer, &views::Composer::filesChanged, this, &ComposerScreen::showFiles);
    connect(&composer, &views::Composer::sent, this, &ComposerScreen::sent);
    connect(&composer, &views::Composer::fileRefused, this, [this](const QString &name, const Error &reason) {
        Q_EMIT said(tr("%1: %2").arg(isolated(oneLine(name, 60)), views::wording::of(reason)));
    });
    connect(m_replyEnd, &QToolButton::clicked, this, [this] {
        if (m_composer.changing().isNull())
            m_composer.setReplyTo({});
        else
            m_composer.stopChanging();
    });
    connect(&composer, &views::Composer::changingChanged, this, [this] {
        showReply();
        showState();
    });
    connect(&composer, &views::Composer::changeRefused, this,
            [this](const Error &reason) { Q_EMIT said(views::wording::of(reason)); });
    connect(m_remedy, &QPushButton::clicked, this, [this] {
        const std::optional<Error> obstacle = m_composer.obstacle();
        if (obstacle && obstacle->code == Code::NotSignedIn)
            Q_EMIT signInWanted();
        else
            Q_EMIT joinWanted();
    });
    connect(&composer, &views::Composer::textReplaced, this,
            [this](const QString &text) { m_edit->replaceText(text); });
    connect(&composer, &views::Composer::replyToChanged, this, &ComposerScreen::showReply);
    connect(&composer, &views::Composer::stateChanged, this, &ComposerScreen::showState);
    connect(&people, &views::People::typingChanged, this, &ComposerScreen::showState);
    connect(&theme, &Theme::changed, this, &ComposerScreen::restyle);
    restyle();
    retranslate();
    showReply();
}

void ComposerScreen::setRoomName(const QString &name)
{
    m_roomName = name;
    retranslate();
}

void ComposerScreen::setReplyTo(const views::Quote &quote)
{
    m_composer.setReplyTo(quote);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ComposerScreen::quote(const views::Quote &quote, const QString &lines)
{
    setReplyTo(quote);
    const bool beginsLine = m_edit->textCursor().atBlockStart();
    insertText((beginsLine ? QString() : QString(u'\n')) + views::quotation(lines));
}

void ComposerScreen::submit()
{
    if (!m_composer.canSend()) {
        if (m_composer.remaining() < 0)
            Q_EMIT said(tr("This is too long by %n character(s).", nullptr, -m_composer.remaining()));
        return;
    }
    const bool changes = !m_composer.changing().isNull();
    const Result<ClientTag> tag = m_composer.send();
    if (tag && (changes || m_composer.isWaitingForFiles()))
        return; // it stays where it is
    if (tag)
        Q_EMIT sent();
    else if (tag.error().about == QLatin1StringView("nickname-needed"))
        Q_EMIT nicknameWanted();
    else
        Q_EMIT said(views::wording::of(tag.error()));
}

void ComposerScreen::showState()
{
    const std::optional<Error> obstacle = m_composer.obstacle();
    m_card->setVisible(!obstacle);
    m_blocked->setVisible(obstacle.has_value());
    if (obstacle) {
        const bool guest = obstacle->code == Code::NotSignedIn;
        const bool visitor = obstacle->code == Code::NotAllowed;
        m_obstacle->setText(guest         ? tr("You are reading as a guest.")
                                : visitor ? tr("You are reading as a visitor. Join to write here.")
                                          : views::wording::of(*obstacle));
        m_remedy->setText(guest ? tr("Sign in") : tr("Join this room"));
        m_remedy->setVisible(guest || visitor);
    }
    m_send->setEnabled(m_composer.canSend() && !m_composer.isBusy());
    m_edit->setReadOnly(m_composer.isBusy() || m_composer.isWaitingForFiles());
    m_clip->setEnabled(m_composer.changing().isNull() && !m_composer.isWaitingForFiles());
    const QString as = m_composer.writesAs();
    m_as->setText(as.isEmpty() ? QString() : tr("As %1").arg(isolated(oneLine(as, 60))));
    m_as->setVisible(!obstacle && !as.isEmpty());
    // Heard by whoever cannot see the line below.
    m_edit->setAccessibleDescription(m_as->text());
    const QString typing = m_people.typingText();
    m_typing->setText(oneLine(typing, 200));
    const int left = m_composer.remaining();
    m_hint->setTone(left < 0 ? Label::Tone::Danger : Label::Tone::Muted);
    if (left < 0)
        m_hint->setText(tr("%n character(s) too many", nullptr, -left));
    else if (left <= kCountFrom)
        m_hint->setText(tr("%n character(s) left", nullptr, left));
    else if (m_composer.isWaitingForFiles())
        m_hint->setText(tr("Goes as soon as the files are there…"));
    else
        m_hint->setText(tr("Enter sends · Shift+Enter breaks the line"));
    m_hint->setVisible(!obstacle);
    showPreview();
    update();
}

QString ComposerScreen::noteOf(const UploadItem &item) const
{
    switch (item.state) {
    case UploadItem::State::There:
        return m_formats.size(item.size);
    case UploadItem::State::Failed:
        return views::wording::of(item.failure.value_or(Error()));
    case UploadItem::State::Waiting:
        if (item.sent == 0)
            return tr("%1, waiting").arg(m_formats.size(item.size));
        break;
    case UploadItem::State::Sending:
        break;
    }
    return tr("%1 of %2").arg(m_formats.size(item.sent), m_formats.size(item.size));
}

/// One chip for each file; those that stay are kept, so that the keyboard stays with them.
void ComposerScreen::showFiles()
{
    constexpr int kColumns = 2;
    const QList<UploadItem> items = m_composer.files();
    auto *grid = static_cast<QGridLayout *>(m_files->layout());
    QHash<qint64, FileChip *> gone = m_chips;
    for (int i = 0; i < items.size(); ++i) {
        const UploadItem &item = items[i];
        gone.remove(item.number);
        FileChip *chip = m_chips.value(item.number);
        if (!chip) {
            chip = new FileChip(theme(), m_files);
            chip->show();
            connect(chip, &FileChip::crossed, this,
                    [this, number = item.number] { m_composer.removeFile(number); });
            connect(chip, &FileChip::retried, this,
                    [this, number = item.number] { m_composer.retryFile(number); });
            m_chips.insert(item.number, chip);
        }
        const bool failed = item.state == UploadItem::State::Failed;
        const bool done = item.state == UploadItem::State::There;
        chip->setRetries(failed);
        chip->tell(item.name, noteOf(item), failed || done ? -1 : qreal(item.sent) / qreal(item.size),
                   failed ? FileChip::Tone::Danger : FileChip::Tone::Normal);
        if (grid->indexOf(chip) < 0 || grid->itemAtPosition(i / kColumns, i % kColumns) == nullptr
            || grid->itemAtPosition(i / kColumns, i % kColumns)->widget() != chip) {
            grid->removeWidget(chip);
            grid->addWidget(chip, i / kColumns, i % kColumns);
        }
    }
    for (auto chip = gone.cbegin(); chip != gone.cend(); ++chip) {
        m_chips.remove(chip.key());
        grid->removeWidget(chip.value());
        chip.value()->hide();
        chip.value()->deleteLater();
    }
    m_files->setVisible(!items.isEmpty());
    showState();
}

void ComposerScreen::insertText(const QString &text)
{
    m_edit->insertPlainText(text);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ComposerScreen::addFiles(const QStringList &paths)
{
    m_composer.addFiles(paths);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ComposerScreen::addPicture(const QImage &picture)
{
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        return;
    const QString when = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HHmmss");
    m_composer.addFile(tr("Picture %1").arg(when) + QStringLiteral(".png"), octets);
}

void ComposerScreen::askAboutPaste(const QString &text)
{
    m_edit->finishComposition();
    // With what stands there already, in place of what is selected.
    const qsizetype beside = m_edit->toPlainText().size() - m_edit->textCursor().selectedText().size();
    const bool fits = views::fencedCode(text).size() + 2 + beside <= chat::kLongestMessage;
    m_paste->ask(text, fits, m_clip->isEnabled());
}

void ComposerScreen::usePaste(PasteChoice::Use use, const QString &text)
{
    if (use == PasteChoice::Use::File) {
        const QString when = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HHmmss");
        m_composer.addFile(tr("Text %1").arg(when) + QStringLiteral(".txt"), text.toUtf8());
    } else if (use == PasteChoice::Use::Code) {
        // A fence stands on a line of its own.
        const QTextCursor cursor = m_edit->textCursor();
        const QString before = m_edit->toPlainText().left(cursor.selectionStart());
        const QString lead = before.isEmpty() || before.endsWith(u'\n') ? QString() : QString(u'\n');
        m_edit->insertPlainText(lead + views::fencedCode(text) + u'\n');
    } else {
        m_edit->insertPlainText(text);
    }
    m_edit->ensureCursorVisible();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ComposerScreen::togglePreview()
{
    m_look->toggle();
}

/// Nothing is laid out while it is not wanted.
void ComposerScreen::showPreview()
{
    const QString text = m_edit->toPlainText();
    const bool shown = m_look->isChecked() && !text.trimmed().isEmpty() && !m_composer.obstacle();
    if (shown)
        m_preview->setText(text);
    m_preview->setVisible(shown);
}

void ComposerScreen::attachFiles()
{
    if (m_clip->isEnabled() && !m_composer.obstacle())
        askForFiles();
}

void ComposerScreen::chooseEmoji()
{
    if (m_composer.obstacle())
        return;
    m_edit->finishComposition();
    Q_EMIT emojiWanted();
}

void ComposerScreen::askForFiles()
{
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ComposerScreen::addFiles);
    dialog->open();
}

void ComposerScreen::showReply()
{
    const std::optional<views::Quote> &quote = m_composer.replyTo();
    const bool changes = !m_composer.changing().isNull();
    m_reply->setVisible(quote.has_value() || changes);
    m_replyEnd->setWords(changes ? tr("Do not change it") : tr("Do not reply"), Qt::Key_Escape);
    if (changes) {
        m_replyName->setText(tr("Changing your message"));
        m_replyText->setText(m_composer.isBusy() ? tr("Saving…") : tr("Others see that it was edited."));
    } else if (quote) {
        m_replyName->setText(tr("Reply to %1").arg(isolated(quote->nickname)));
        m_replyText->setText(oneLine(quote->text));
    }
    update();
}

void ComposerScreen::retranslate()
{
    m_edit->setPrompt(m_roomName.isEmpty() ? tr("Write a message")
                                           : tr("Write to %1").arg(oneLine(m_roomName, 40)));
    m_edit->setAccessibleName(tr("Message"));
    m_send->setWords(tr("Send"), Qt::Key_Return);
    m_clip->setWords(tr("Attach files"));
    m_smile->setWords(tr("Insert an emoji"));
    m_look->setWords(tr("Preview of the message"));
    m_preview->retranslate();
    m_paste->retranslate();
    showFiles();
    showState();
    showReply();
}

void ComposerScreen::restyle()
{
    m_edit->setFont(theme().font(TextStyle::Body));
    update();
}

bool ComposerScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    // The same room may be in the window that has the keyboard now: its draft is there before the next key.
    if (watched == m_edit && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() == Qt::ActiveWindowFocusReason)
        m_composer.leave();
    return Pane::eventFilter(watched, event);
}

void ComposerScreen::paintEvent(QPaintEvent *event)
{
    Pane::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = theme().colours();
    if (m_card->isVisible()) {
        m_edit->paintFrame(painter, m_card->geometry());
    } else {
        painter.setPen(colours.strong ? QPen(colours.border, 1) : QPen(Qt::NoPen));
        painter.setBrush(colours.window);
        painter.drawRoundedRect(m_blocked->geometry(), space::kCardRadius, space::kCardRadius);
    }
    if (m_reply->isVisible()) {
        const QPoint corner = m_reply->mapTo(this, QPoint(0, 0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accent);
        painter.drawRoundedRect(QRect(corner, QSize(3, m_reply->height())), 1.5, 1.5);
    }
}

} // namespace madang::gui
