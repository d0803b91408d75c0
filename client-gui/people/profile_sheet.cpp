// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/profile_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/people/preview_avatar.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using accounts::MailLanguage;
using views::OwnProfile;

ProfileSheet::ProfileSheet(const Theme &theme, Session &session, QWidget *host)
    : Sheet(theme, 480, host)
    , m_session(session)
    , m_own(session)
    , m_portraits(session.faces(), nullptr)
    , m_avatar(new PreviewAvatar(theme, AvatarShape::Person, 112, this))
    , m_choose(new Button(theme, Button::Kind::Plain, Glyph::Plus, this))
    , m_use(new Button(theme, Button::Kind::Primary, this))
    , m_remove(new Button(theme, Button::Kind::Quiet, Glyph::Trash, this))
    , m_pictureFault(new Label(theme, TextStyle::Caption, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_hint(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_nickname(new QLineEdit(this))
    , m_nicknameField(new FormField(theme, m_nickname, this))
    , m_bio(new QPlainTextEdit(this))
    , m_bioField(new FormField(theme, m_bio, this))
    , m_language(new QComboBox(this))
    , m_languageField(new FormField(theme, m_language, this))
    , m_fault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_again(new Button(theme, Button::Kind::Plain, Glyph::Refresh, this))
    , m_save(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_avatar->setPortraits(m_portraits);
    m_nickname->setMaxLength(32);
    m_bio->setTabChangesFocus(true);
    m_bio->setFixedHeight(theme.scaled(96));
    for (const MailLanguage language : {MailLanguage::Auto, MailLanguage::Korean, MailLanguage::English})
        m_language->addItem({}, static_cast<int>(language));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kLarge);
    row->addWidget(m_avatar, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::kSmall);
    column->addWidget(m_hint);
    column->addWidget(m_choose, 0, Qt::AlignLeft);
    column->addWidget(m_use, 0, Qt::AlignLeft);
    column->addWidget(m_remove, 0, Qt::AlignLeft);
    column->addWidget(m_pictureFault);
    column->addStretch(1);
    row->addLayout(column, 1);
    content()->addLayout(row);
    content()->addWidget(m_nicknameField);
    content()->addWidget(m_bioField);
    content()->addWidget(m_languageField);
    content()->addWidget(m_fault);
    content()->addWidget(m_again, 0, Qt::AlignLeft);
    buttons()->addWidget(m_save);

    connect(&m_own, &OwnProfile::changed, this, &ProfileSheet::showProfile);
    connect(&m_own, &OwnProfile::saved, this, [this] {
        if (std::exchange(m_sentPicture, false)) {
            m_chosen = {};
            m_avatar->setPreview({});
            Q_EMIT said(m_own.profile()->picture ? tr("Everybody sees your new picture.")
                                                 : tr("Your picture was taken away."));
            showProfile();
            return;
        }
        Q_EMIT said(tr("Saved."));
        leave();
    });
    connect(m_again, &QPushButton::clicked, &m_own, &OwnProfile::read);
    connect(m_choose, &QPushButton::clicked, this, &ProfileSheet::choose);
    connect(m_use, &QPushButton::clicked, this, &ProfileSheet::usePicture);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (isChosen()) {
            m_chosen = {};
            m_avatar->setPreview({});
            showProfile();
            return;
        }
        m_sentPicture = true;
        m_own.removePicture();
    });
    connect(m_save, &QPushButton::clicked, this, &ProfileSheet::save);
    connect(m_nickname, &QLineEdit::returnPressed, this, &ProfileSheet::save);
    connect(m_nickname, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_own.typeNickname(text);
        showProfile();
    });
    connect(m_bio, &QPlainTextEdit::textChanged, this, &ProfileSheet::showProfile);
    connect(m_language, &QComboBox::activated, this, &ProfileSheet::showProfile);
}

void ProfileSheet::open()
{
    Sheet::open(m_nickname);
}

void ProfileSheet::choose()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Pictures (%1)").arg(u"*.png *.jpg *.jpeg *.gif *.webp"_s));
    connect(dialog, &QFileDialog::fileSelected, this, &ProfileSheet::look);
    dialog->open();
}

void ProfileSheet::look(const QString &file)
{
    whenDone(squareOf(file), this, [this](const Result<SquarePicture> &picture) {
        m_chosen = picture ? *picture : SquarePicture{};
        m_avatar->setPreview(m_chosen.image);
        showProfile();
        if (!picture) {
            m_pictureFault->setText(views::wording::of(picture.error()));
            m_pictureFault->show();
        } else {
            m_use->setFocus();
        }
    });
}

void ProfileSheet::usePicture()
{
    if (!isChosen() || m_own.isBusy())
        return;
    m_sentPicture = true;
    m_own.setPicture(m_chosen.octets);
}

std::optional<MailLanguage> ProfileSheet::chosenLanguage() const
{
    const auto &profile = m_own.profile();
    if (!profile || !profile->language)
        return std::nullopt; // an older server
    return static_cast<MailLanguage>(m_language->currentData().toInt());
}

void ProfileSheet::save()
{
    if (m_save->isEnabled())
        m_own.save(m_nickname->text(), m_bio->toPlainText(), chosenLanguage());
}

void ProfileSheet::showProfile()
{
    const auto &profile = m_own.profile();
    if (profile && !m_filled) {
        m_filled = true;
        m_language->setCurrentIndex(
            m_language->findData(static_cast<int>(profile->language.value_or(MailLanguage::Auto))));
        m_nickname->setText(profile->nickname);
        m_bio->setPlainText(profile->bio);
        return; // the changes of both lead here
    }
    if (!m_own.fault(OwnProfile::Field::Picture).isEmpty())
        m_sentPicture = false;
    m_avatar->setWhom(m_session.user().number, profile ? oneLine(profile->nickname, 64) : QString());
    const bool ready = profile && !m_own.isBusy();
    m_choose->setEnabled(ready);
    m_use->setVisible(isChosen());
    m_use->setEnabled(ready);
    m_remove->setVisible(isChosen() || (profile && profile->picture));
    m_remove->setEnabled(ready);
    m_remove->setText(isChosen() ? tr("Rather not") : tr("Take it away"));
    m_hint->setText(isChosen() ? tr("Others will see it like this: the middle of it, round.")
                               : tr("The server makes it anew and keeps nothing else of the file."));
    const auto put = [](Label *label, const QString &words) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    };
    put(m_pictureFault, m_own.fault(OwnProfile::Field::Picture));
    put(m_fault, m_own.fault());
    m_again->setVisible(!profile && !m_own.isBusy());
    m_nicknameField->setFault(m_own.fault(OwnProfile::Field::Nickname));
    m_nicknameField->setRemark(m_own.remark());
    m_nickname->setReadOnly(!m_own.mayRename());
    const int left = profiles::kLongestBio - int(m_bio->toPlainText().size());
    m_bioField->setFault(left < 0 ? tr("%n character(s) too many", nullptr, -left)
                                  : m_own.fault(OwnProfile::Field::Bio));
    m_bioField->setRemark(tr("%n character(s) left", nullptr, qMax(0, left)));
    m_languageField->setVisible(profile && profile->language);
    const bool differs = profile
        && (m_nickname->text().trimmed() != profile->nickname || m_bio->toPlainText() != profile->bio
            || chosenLanguage() != profile->language);
    m_save->setEnabled(ready && differs && left >= 0 && !m_nickname->text().trimmed().isEmpty());
}

void ProfileSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Profile"));
    m_choose->setText(tr("Choose a picture…"));
    m_use->setText(tr("Use this picture"));
    m_nicknameField->setName(tr("Nickname"));
    m_bioField->setName(tr("About me"));
    m_languageField->setName(tr("Language of mails to me"));
    for (int i = 0; i < m_language->count(); ++i)
        m_language->setItemText(
            i, OwnProfile::nameOf(static_cast<MailLanguage>(m_language->itemData(i).toInt())));
    m_again->setText(tr("Try again"));
    m_save->setText(tr("Save"));
    showProfile();
}

} // namespace madang::gui
