// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/my_data_box.h"

#include "client-gui/parts/password_edit.h"
#include "client-gui/parts/save_file.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using accounts::Writings;

MyDataBox::MyDataBox(const Theme &theme, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_view(session)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_lead(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_progress(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_save(new Button(theme, Button::Kind::Plain, this))
    , m_cancel(new Button(theme, Button::Kind::Quiet, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_ask(new Button(theme, Button::Kind::Danger, this))
    , m_farewell(new QWidget(this))
    , m_meaning(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, m_farewell))
    , m_keep(new QRadioButton(m_farewell))
    , m_remove(new QRadioButton(m_farewell))
    , m_name(new QLineEdit(m_farewell))
    , m_nameField(new FormField(theme, m_name, m_farewell))
    , m_password(new PasswordEdit(theme, m_farewell))
    , m_passwordField(new FormField(theme, m_password, m_farewell))
    , m_proof(new ProofLine(theme, session, m_farewell))
    , m_code(new QLineEdit(m_farewell))
    , m_codeField(new FormField(theme, m_code, m_farewell))
    , m_fault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, m_farewell))
    , m_erase(new Button(theme, Button::Kind::Danger, m_farewell))
    , m_stay(new Button(theme, Button::Kind::Quiet, m_farewell))
{
    m_name->setMaxLength(64);
    m_code->setMaxLength(40);
    m_keep->setChecked(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(m_head);
    column->addWidget(m_lead);
    column->addWidget(m_progress);
    auto *saving = new QHBoxLayout;
    saving->setSpacing(space::kSmall);
    saving->addWidget(m_save);
    saving->addWidget(m_cancel);
    saving->addStretch(1);
    column->addLayout(saving);
    column->addWidget(m_error);
    column->addWidget(m_ask, 0, Qt::AlignLeft);
    column->addWidget(m_farewell);

    auto *inner = new QVBoxLayout(m_farewell);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(space::kMedium);
    for (QWidget *part : {static_cast<QWidget *>(m_meaning), static_cast<QWidget *>(m_keep),
                          static_cast<QWidget *>(m_remove), static_cast<QWidget *>(m_nameField),
                          static_cast<QWidget *>(m_passwordField), static_cast<QWidget *>(m_codeField),
                          static_cast<QWidget *>(m_fault), static_cast<QWidget *>(m_proof)})
        inner->addWidget(part);
    auto *deciding = new QHBoxLayout;
    deciding->setSpacing(space::kSmall);
    deciding->addWidget(m_erase);
    deciding->addWidget(m_stay);
    deciding->addStretch(1);
    inner->addLayout(deciding);

    connect(m_save, &QPushButton::clicked, this, &MyDataBox::save);
    connect(m_cancel, &QPushButton::clicked, &m_view, &views::MyData::cancel);
    connect(m_ask, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_stay, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_erase, &QPushButton::clicked, this, &MyDataBox::erase);
    for (QLineEdit *edit : {m_name, m_password, m_code})
        connect(edit, &QLineEdit::returnPressed, this, &MyDataBox::erase);
    connect(&m_view, &views::MyData::changed, this, &MyDataBox::show);
    connect(&m_view, &views::MyData::told, this, &MyDataBox::said);
    ask(false);
    retranslate();
}

void MyDataBox::refresh()
{
    m_view.refresh();
}

void MyDataBox::ask(bool asks)
{
    m_farewell->setVisible(asks);
    m_ask->setVisible(!asks);
    for (QLineEdit *edit : {m_name, m_password, m_code})
        edit->clear();
    m_view.clearError();
    if (!asks)
        return;
    m_name->setFocus();
    // Once it has its place: what is asked stands below what was seen so far.
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
                if (auto *area = qobject_cast<QScrollArea *>(above))
                    area->ensureWidgetVisible(m_erase);
            }
        },
        Qt::QueuedConnection);
}

void MyDataBox::save()
{
    askWhereToSave(this, m_view.suggestedName(), [this](const QString &path) { m_view.save(path); });
}

void MyDataBox::erase()
{
    m_view.erase(m_name->text(), m_password->text(), m_code->text(),
                 m_remove->isChecked() ? Writings::Remove : Writings::Keep);
}

void MyDataBox::show()
{
    using Stage = views::MyData::Stage;
    const bool saves = m_view.stage() == Stage::Collecting || m_view.stage() == Stage::Fetching;
    m_progress->setText(m_view.progress());
    m_progress->setVisible(m_view.isBusy());
    m_save->setEnabled(!m_view.isBusy());
    m_cancel->setVisible(saves);
    m_erase->setEnabled(!m_view.isBusy());
    m_codeField->setVisible(m_view.needsCode());
    m_passwordField->setVisible(m_view.needsPassword());
    m_proof->follow(m_view.stage() == Stage::Erasing, m_view.error());

    const bool asks = m_farewell->isVisibleTo(this);
    const std::optional<Error> &error = m_view.error();
    const QString words = error ? views::wording::of(*error) : QString();
    const QString field = error ? error->field : QString();
    const bool atName = field == "username"_L1;
    const bool atPassword = field == "password"_L1 && m_view.needsPassword();
    const bool atCode = field == "code"_L1;
    m_nameField->setFault(asks && atName ? words : QString());
    m_passwordField->setFault(asks && atPassword ? words : QString());
    m_codeField->setFault(asks && atCode ? words : QString());
    m_fault->setText(words);
    m_fault->setVisible(asks && !words.isEmpty() && !atName && !atPassword && !atCode);
    m_error->setText(words);
    m_error->setVisible(!asks && !words.isEmpty());
}

void MyDataBox::retranslate()
{
    m_head->setText(tr("My data"));
    m_lead->setText(tr("One archive with everything this server knows about you, and the files you sent."));
    m_save->setText(tr("Save my data…"));
    m_cancel->setText(tr("Stop"));
    m_ask->setText(tr("Delete my account…"));
    m_meaning->setText(views::MyData::explanation());
    m_keep->setText(views::MyData::nameOf(Writings::Keep));
    m_remove->setText(views::MyData::nameOf(Writings::Remove));
    m_nameField->setName(tr("Your user name, typed again"));
    m_nameField->setRemark(m_session.account() ? m_session.account()->username : QString());
    m_passwordField->setName(tr("Password"));
    m_codeField->setName(tr("Code of the authenticator"));
    m_erase->setText(tr("Delete my account for good"));
    m_stay->setText(tr("Keep my account"));
    m_proof->retranslate();
    show();
}

} // namespace madang::gui
