// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/second_factor_box.h"

#include "client-gui/parts/password_edit.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace madang::gui {

/// A QR code, dark on light in both shades: scanners want it so.
class QrPicture : public QWidget {
public:
    explicit QrPicture(QWidget *parent)
        : QWidget(parent)
    {
    }
    void setText(const QString &text)
    {
        m_code = views::qrCodeOf(text);
        setFixedSize(m_code.size * kModule, m_code.size * kModule);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        for (int y = 0; y < m_code.size; ++y) {
            for (int x = 0; x < m_code.size; ++x) {
                if (m_code.isDark(x, y))
                    painter.fillRect(x * kModule, y * kModule, kModule, kModule, Qt::black);
            }
        }
    }

private:
    static constexpr int kModule = 4;
    views::QrCode m_code;
};

SecondFactorBox::SecondFactorBox(const Theme &theme, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_view(session)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_state(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_picture(new QrPicture(this))
    , m_secret(new QLineEdit(this))
    , m_secretField(new FormField(theme, m_secret, this))
    , m_codes(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_copy(new Button(theme, Button::Kind::Plain, this))
    , m_password(new PasswordEdit(theme, this))
    , m_passwordField(new FormField(theme, m_password, this))
    , m_proof(new ProofLine(theme, session, this))
    , m_code(new QLineEdit(this))
    , m_codeField(new FormField(theme, m_code, this))
    , m_go(new Button(theme, Button::Kind::Plain, this))
    , m_renew(new Button(theme, Button::Kind::Quiet, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
{
    m_secret->setReadOnly(true);
    m_code->setMaxLength(40);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    for (QWidget *part : {static_cast<QWidget *>(m_head), static_cast<QWidget *>(m_state)})
        column->addWidget(part);
    column->addWidget(m_picture, 0, Qt::AlignLeft);
    column->addWidget(m_secretField);
    column->addWidget(m_codes);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    column->addWidget(m_passwordField);
    column->addWidget(m_codeField);
    column->addWidget(m_error);
    column->addWidget(m_proof);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_go);
    row->addWidget(m_renew);
    row->addStretch(1);
    column->addLayout(row);

    connect(m_go, &QPushButton::clicked, this, &SecondFactorBox::go);
    connect(m_code, &QLineEdit::returnPressed, this, &SecondFactorBox::go);
    connect(m_password, &QLineEdit::returnPressed, this, &SecondFactorBox::go);
    connect(m_renew, &QPushButton::clicked, this,
            [this] { m_view.renewCodes(m_password->text(), m_code->text()); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_view.recoveryCodes().join(QLatin1Char('\n')));
        Q_EMIT said(tr("Copied. Keep them where only you find them."));
    });
    connect(&m_view, &views::SecondFactorSettings::changed, this, &SecondFactorBox::show);
    connect(&m_view, &views::SecondFactorSettings::changed, this, &SecondFactorBox::needsPasswordRead);
    connect(&m_view, &views::SecondFactorSettings::told, this, [this](const QString &sentence) {
        m_password->clear();
        m_code->clear();
        Q_EMIT said(sentence);
    });
    retranslate();
}

void SecondFactorBox::refresh()
{
    m_view.forgetCodes();
    m_view.refresh();
}

void SecondFactorBox::go()
{
    if (m_view.isSettingUp())
        m_view.confirm(m_code->text());
    else if (m_view.isOn())
        m_view.turnOff(m_password->text(), m_code->text());
    else
        m_view.begin(m_password->text());
}

void SecondFactorBox::show()
{
    const bool settingUp = m_view.isSettingUp();
    const bool on = m_view.isOn();
    const bool offered = m_view.standing() && (on || m_view.standing()->offered);
    const bool showsCodes = !m_view.recoveryCodes().isEmpty();
    m_state->setText(settingUp
                         ? tr("Scan this with your authenticator, or type the key there. Then enter the "
                              "code that it shows.")
                         : m_view.summary());
    m_picture->setText(m_view.qrText());
    m_picture->setVisible(settingUp);
    m_secret->setText(m_view.secret());
    m_secretField->setVisible(settingUp);
    m_codes->setText(tr("Recovery codes, each good once, shown only now:") + QLatin1Char('\n')
                     + m_view.recoveryCodes().join(QLatin1Char('\n')));
    m_codes->setVisible(showsCodes);
    m_copy->setVisible(showsCodes);
    m_passwordField->setVisible(offered && !settingUp && m_view.needsPassword());
    m_codeField->setVisible(offered && (settingUp || on));
    m_go->setVisible(offered);
    m_go->setEnabled(!m_view.isBusy());
    m_go->setText(settingUp ? tr("Turn on") : on ? tr("Turn off") : tr("Set up an authenticator"));
    m_renew->setVisible(on && !settingUp);
    m_renew->setEnabled(!m_view.isBusy());
    const QString fault = m_view.error() ? views::wording::of(*m_view.error()) : QString();
    const QString field = m_view.error() ? m_view.error()->field : QString();
    const bool atPassword = field == QLatin1String("password") && m_view.needsPassword();
    const bool atCode = field == QLatin1String("code");
    m_passwordField->setFault(atPassword ? fault : QString());
    m_codeField->setFault(atCode ? fault : QString());
    m_error->setText(fault);
    m_error->setVisible(!fault.isEmpty() && !atPassword && !atCode);
    m_proof->follow(m_view.isBusy(), m_view.error());
}

void SecondFactorBox::retranslate()
{
    m_head->setText(tr("Second factor"));
    m_secretField->setName(tr("Key"));
    m_copy->setText(tr("Copy"));
    m_passwordField->setName(tr("Password"));
    m_codeField->setName(tr("Code of the authenticator"));
    m_renew->setText(tr("New recovery codes"));
    m_proof->retranslate();
    show();
}

} // namespace madang::gui
