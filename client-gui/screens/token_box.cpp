// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/token_box.h"

#include "client-gui/parts/password_edit.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

TokenBox::TokenBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_view(session)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_lead(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QWidget(this))
    , m_column(new QVBoxLayout(m_rows))
    , m_secret(new QLineEdit(this))
    , m_secretField(new FormField(theme, m_secret, this))
    , m_copy(new Button(theme, Button::Kind::Primary, this))
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(theme, m_name, this))
    , m_scope(new QComboBox(this))
    , m_scopeField(new FormField(theme, m_scope, this))
    , m_days(new QLineEdit(this))
    , m_daysField(new FormField(theme, m_days, this))
    , m_password(new PasswordEdit(theme, this))
    , m_passwordField(new FormField(theme, m_password, this))
    , m_proof(new ProofLine(theme, session, this))
    , m_code(new QLineEdit(this))
    , m_codeField(new FormField(theme, m_code, this))
    , m_go(new Button(theme, Button::Kind::Plain, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_unread(new FaultLine(theme, this))
{
    m_secret->setReadOnly(true);
    m_name->setMaxLength(tokens::kLongestName);
    m_days->setMaxLength(3);
    m_days->setInputMethodHints(Qt::ImhDigitsOnly);
    m_password->setMaxLength(256);
    m_code->setMaxLength(40);
    // Its longest choice is wider than the card: what does not fit is cut there, not the whole form.
    m_scope->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scope->setMinimumContentsLength(12);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kSmall);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    for (QWidget *part : QWidgetList{m_head, m_lead, m_unread, m_secretField})
        column->addWidget(part);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    for (QWidget *part : QWidgetList{m_rows, m_nameField, m_scopeField, m_daysField, m_passwordField,
                                     m_codeField, m_error, m_proof})
        column->addWidget(part);
    column->addWidget(m_go, 0, Qt::AlignLeft);

    connect(m_unread, &FaultLine::againWanted, this, &TokenBox::refresh);
    connect(m_go, &QPushButton::clicked, this, &TokenBox::go);
    for (QLineEdit *edit : {m_name, m_days, m_password, m_code})
        connect(edit, &QLineEdit::returnPressed, this, &TokenBox::go);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_view.secret());
        Q_EMIT said(tr("Copied. Keep it where only your program finds it."));
    });
    connect(&m_view, &views::TokenSettings::changed, this, &TokenBox::show);
    connect(&m_view, &views::TokenSettings::told, this, [this](const QString &sentence) {
        for (QLineEdit *edit : {m_name, m_days, m_password, m_code})
            edit->clear();
        Q_EMIT said(sentence);
    });
    retranslate();
}

void TokenBox::refresh()
{
    m_view.forgetSecret();
    m_view.refresh();
}

void TokenBox::go()
{
    const int chosen = m_scope->currentIndex();
    if (chosen < 0 || chosen >= m_scopes.size())
        return;
    m_view.make(m_name->text(), m_scopes[chosen], m_days->text(), m_password->text(), m_code->text());
}

void TokenBox::show()
{
    // At a server that knows none nobody has to read about them.
    const bool offered = m_view.isOffered();
    setVisible(offered || m_view.error());
    m_unread->say(offered ? std::nullopt : m_view.error());
    for (QWidget *part : QWidgetList{m_nameField, m_scopeField, m_daysField, m_passwordField, m_go})
        part->setVisible(offered);
    const bool hasSecret = !m_view.secret().isEmpty();
    m_secret->setText(m_view.secret());
    m_secret->setCursorPosition(0);
    m_secretField->setVisible(hasSecret);
    m_copy->setVisible(hasSecret);
    m_codeField->setVisible(offered && m_view.needsCode());
    m_passwordField->setVisible(offered && m_view.needsPassword());
    m_go->setEnabled(!m_view.isBusy());
    showScopes();
    showRows();
    showError();
}

void TokenBox::showScopes()
{
    const QList<tokens::Scope> scopes = m_view.scopes();
    if (scopes == m_scopes)
        return;
    m_scopes = scopes;
    const int before = qMax(0, m_scope->currentIndex());
    m_scope->clear();
    for (const tokens::Scope scope : scopes)
        m_scope->addItem(views::TokenSettings::nameOf(scope));
    m_scope->setCurrentIndex(qMin(before, int(scopes.size()) - 1));
}

void TokenBox::showRows()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater(); // the button that was pressed is in one of them
        }
        delete item;
    }
    for (const tokens::ApiToken &token : m_view.items())
        addRow(token);
    m_rows->setVisible(!m_view.items().isEmpty());
}

void TokenBox::addRow(const tokens::ApiToken &token)
{
    auto *row = new QWidget(m_rows);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new Label(m_theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, row);
    name->setText(oneLine(token.name, tokens::kLongestName));
    words->addWidget(name);
    auto *use = new Label(m_theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
    use->setText(views::TokenSettings::useOf(token, m_formats));
    words->addWidget(use);
    line->addLayout(words, 1);
    auto *end = new Button(m_theme, Button::Kind::Danger, row);
    end->setText(tr("Revoke"));
    end->setAccessibleName(tr("Revoke %1").arg(name->text()));
    end->setEnabled(!m_view.isBusy());
    connect(end, &QPushButton::clicked, this,
            [this, id = token.id, called = token.name] { Q_EMIT revokeWanted(id, called); });
    line->addWidget(end);
    m_column->addWidget(row);
}

void TokenBox::showError()
{
    const auto &error = m_view.error();
    const QString words = error ? views::wording::of(*error) : QString();
    const QString field = error ? error->field : QString();
    bool isPlaced = false;
    for (const auto &[part, wire] :
         {std::pair{m_nameField, "name"_L1}, std::pair{m_scopeField, "scope"_L1},
          std::pair{m_daysField, "days"_L1}, std::pair{m_passwordField, "password"_L1},
          std::pair{m_codeField, "code"_L1}}) {
        const bool isHere = error && field == wire && (part != m_passwordField || m_view.needsPassword());
        part->setFault(isHere ? words : QString());
        isPlaced = isPlaced || isHere;
    }
    m_error->setText(words);
    m_error->setVisible(error && !isPlaced && m_view.isOffered());
    m_proof->follow(m_view.isBusy(), error);
}

void TokenBox::retranslate()
{
    m_head->setText(tr("Tokens for programs"));
    m_lead->setText(tr("A program signs in with a token instead of your password. It can do less than you, "
                       "ends by itself, and can be revoked here."));
    m_secretField->setName(tr("The token, shown only now; whoever has it is you"));
    m_copy->setText(tr("Copy token"));
    m_nameField->setName(tr("Name of the token"));
    m_scopeField->setName(tr("What it may do"));
    m_daysField->setName(tr("Good for days"));
    m_daysField->setRemark(tr("90 unless told, at most 365"));
    m_passwordField->setName(tr("Password, to make one"));
    m_codeField->setName(tr("Code of the authenticator, to make one"));
    m_go->setText(tr("Make a token"));
    m_proof->retranslate();
    m_scopes.clear(); // their names, too
    show();
}

} // namespace madang::gui
