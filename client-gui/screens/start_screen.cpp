// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/start_screen.h"

#include "client-gui/parts/open_page.h"
#include "client-gui/parts/password_edit.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using Field = views::AccountForm::Field;
using Purpose = views::AccountForm::Purpose;

namespace {

    constexpr int kFormWidth = 380;
    constexpr int kBannerWidth = 420;

    /// The courtyard: our drawing beside the form.
    class Banner : public Pane {
    public:
        Banner(const Theme &theme, QWidget *parent)
            : Pane(theme, Ground::None, parent)
        {
        }

    protected:
        void paintEvent(QPaintEvent *) override
        {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            const bool dark = theme().isDark();
            // Its letters are white in every shade.
            const QColor night = theme().isStrong() ? QColor(Qt::black) : QColor(0x14, 0x2b, 0x23);
            painter.fillRect(rect(), dark ? night : theme().colours().accent);
            // Roofs round a yard, one behind the other, and the persimmon that hangs over it.
            const QColor line = dark ? QColor(0x5f, 0xc4, 0x9c, 0x40) : QColor(0xff, 0xff, 0xff, 0x2e);
            const qreal base = height();
            for (int i = 0; i < 4; ++i) {
                const qreal half = width() * (0.34 + 0.16 * i);
                const qreal top = base - height() * (0.16 + 0.075 * i);
                QPainterPath roof;
                // The eaves sag towards the middle and rise at their ends.
                const qreal eaves = base - height() * (0.035 + 0.05 * i);
                const qreal sag = eaves + height() * 0.012;
                roof.moveTo(width() / 2.0 - half, eaves - height() * 0.02);
                roof.cubicTo(width() / 2.0 - half * 0.75, sag, width() / 2.0 - half * 0.4,
                             sag - (sag - top) * 0.45, width() / 2.0, top);
                roof.cubicTo(width() / 2.0 + half * 0.4, sag - (sag - top) * 0.45,
                             width() / 2.0 + half * 0.75, sag, width() / 2.0 + half, eaves - height() * 0.02);
                painter.setPen(QPen(line, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                painter.drawPath(roof);
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(dark ? QColor(0xee, 0x90, 0x5c) : QColor(0xf2, 0xa0, 0x6f));
            const qreal size = qMin(width(), height()) * 0.055;
            painter.drawEllipse(QPointF(width() / 2.0, base - height() * 0.07), size, size);
        }
    };

} // namespace

StartScreen::StartScreen(const Theme &theme, Session &session, QWidget *parent)
    : Pane(theme, Ground::Surface, parent)
    , m_form(session)
    , m_banner(new Banner(theme, this))
    , m_notice(new NoticeBar(theme, this))
    , m_heading(new Label(theme, TextStyle::Display, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_details(new SignUpDetails(theme, m_form, this))
    , m_terms(new QWidget(this))
    , m_agree(new QCheckBox(m_terms))
    , m_readTerms(new Button(theme, Button::Kind::Quiet, Glyph::Link, m_terms))
    , m_good(new Label(theme, TextStyle::Body, Label::Tone::Success, Label::Lines::Wrapped, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_submit(new Button(theme, Button::Kind::Primary, this))
    , m_resend(new Button(theme, Button::Kind::Plain, this))
    , m_forgot(new Button(theme, Button::Kind::Quiet, this))
    , m_other(new Button(theme, Button::Kind::Quiet, this))
    , m_guest(new Button(theme, Button::Kind::Plain, Glyph::Globe, this))
    , m_contact(new Button(theme, Button::Kind::Quiet, this))
    , m_back(new Button(theme, Button::Kind::Quiet, this))
    , m_wayOut(new Button(theme, Button::Kind::Plain, Glyph::Back, this))
    , m_providers(new QWidget(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_banner);

    auto *bannerColumn = new QVBoxLayout(m_banner);
    bannerColumn->setContentsMargins(space::kHuge + space::kSmall, space::kHuge + space::kLarge, space::kHuge,
                                     space::kHuge);
    bannerColumn->setSpacing(space::kMedium);
    m_slogan = new Label(theme, TextStyle::Display, Label::Tone::Normal, Label::Lines::Wrapped, m_banner);
    m_slogan2 = new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, m_banner);
    bannerColumn->addWidget(m_slogan);
    bannerColumn->addWidget(m_slogan2);
    bannerColumn->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *page = new Pane(theme, Ground::Surface, scroll);
    scroll->setWidget(page);
    row->addWidget(scroll, 1);

    auto *outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_notice);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    auto *column = new QVBoxLayout;
    column->setSpacing(space::kMedium);
    middle->addStretch(1);
    middle->addLayout(column, 100);
    middle->addStretch(1);
    outer->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(2);

    m_error->setMaximumWidth(theme.scaled(kFormWidth));
    column->addWidget(m_heading);
    column->addWidget(m_lead);
    column->addWidget(m_good);
    column->addSpacing(space::kSmall);
    addRow(column, Field::Server, QLineEdit::Normal);
    addRow(column, Field::Username, QLineEdit::Normal);
    addRow(column, Field::Nickname, QLineEdit::Normal);
    addRow(column, Field::Code, QLineEdit::Normal);
    addRow(column, Field::SecondFactor, QLineEdit::Normal);
    addRow(column, Field::Email, QLineEdit::Normal);
    addRow(column, Field::Password, QLineEdit::Password);
    addRow(column, Field::PasswordAgain, QLineEdit::Password);
    addRow(column, Field::Invite, QLineEdit::Normal);
    addRow(column, Field::About, QLineEdit::Normal);
    column->addWidget(m_details);
    auto *terms = new QHBoxLayout(m_terms);
    terms->setContentsMargins(0, 0, 0, 0);
    terms->addWidget(m_agree, 1);
    terms->addWidget(m_readTerms);
    column->addWidget(m_terms);
    column->addWidget(m_error);
    column->addSpacing(space::kTiny);
    column->addWidget(m_submit);
    column->addWidget(m_resend);
    auto *providers = new QVBoxLayout(m_providers);
    providers->setContentsMargins(0, 0, 0, 0);
    providers->setSpacing(space::kSmall);
    column->addWidget(m_providers);
    column->addWidget(m_forgot);
    column->addWidget(m_other);
    column->addWidget(m_back);
    column->addSpacing(space::kSmall);
    column->addWidget(m_guest);
    column->addWidget(m_contact);
    column->addWidget(m_wayOut);
    m_wayOut->hide();

    connect(m_submit, &QPushButton::clicked, this, &StartScreen::submit);
    connect(m_details, &SignUpDetails::submitted, this, &StartScreen::submit);
    connect(m_other, &QPushButton::clicked, this, &StartScreen::turn);
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_form.setPurpose(Purpose::SignIn);
        begin();
    });
    connect(&m_form, &views::AccountForm::wantsBrowser, this, &StartScreen::openBrowser);
    connect(m_agree, &QCheckBox::clicked, &m_form, &views::AccountForm::setAgreed);
    connect(m_readTerms, &QPushButton::clicked, this, [this] {
        const auto &rules = m_form.rules();
        openPage(rules && rules->terms ? rules->terms->address : QString());
    });
    connect(m_resend, &QPushButton::clicked, this, [this] {
        if (m_form.purpose() == Purpose::Browser)
            openBrowser();
        else
            m_form.resend();
    });
    connect(m_forgot, &QPushButton::clicked, this, [this] {
        m_form.setPurpose(Purpose::Forgot);
        begin();
    });
    connect(m_contact, &QPushButton::clicked, this, [this] {
        if (const Done pointed = m_form.pointAtServer(); !pointed)
            explain(views::wording::of(pointed.error()));
        else
            Q_EMIT contactWanted();
    });
    connect(m_wayOut, &QPushButton::clicked, this, &StartScreen::wayOutWanted);
    connect(m_guest, &QPushButton::clicked, &m_form, &views::AccountForm::visitAsGuest);
    connect(&m_form, &views::AccountForm::changed, this, [this] {
        if (m_form.purpose() == m_shown) {
            show();
            return;
        }
        retranslate();
        if (isVisible())
            begin();
    });
    connect(&m_form, &views::AccountForm::entered, this, [this] {
        m_form.setPurpose(Purpose::SignIn); // whoever comes back here signs in
        Q_EMIT entered();
    });
    const auto fit = [this, page] {
        const int width = this->theme().scaled(kFormWidth);
        for (QWidget *widget : page->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (widget != m_notice)
                widget->setMaximumWidth(width);
        }
    };
    connect(&theme, &Theme::changed, this, fit);
    fit();
    // The banner keeps its white letters in both shades.
    const auto ink = [this] {
        for (Label *label : {m_slogan, m_slogan2}) {
            QPalette palette = label->palette();
            palette.setColor(QPalette::WindowText, Qt::white);
            label->setPalette(palette);
        }
    };
    connect(&theme, &Theme::changed, this, ink);
    ink();
    retranslate();
}

void StartScreen::addRow(QLayout *column, Field field, QLineEdit::EchoMode echo)
{
    QLineEdit *edit = echo == QLineEdit::Password ? new PasswordEdit(theme(), this) : new QLineEdit(this);
    edit->setMaxLength(field == Field::About ? accounts::kLongestAbout : 256);
    if (field == Field::Email)
        edit->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    else if (field == Field::Code)
        edit->setInputMethodHints(Qt::ImhDigitsOnly);
    else if (echo != QLineEdit::Password)
        edit->setInputMethodHints(field == Field::Nickname || field == Field::About
                                      ? Qt::ImhNone
                                      : Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    auto *frame = new FormField(theme(), edit, this);
    column->addWidget(frame);
    m_rows.append({field, edit, frame});
    edit->setText(m_form.text(field));
    connect(edit, &QLineEdit::textChanged, this,
            [this, field](const QString &text) { m_form.setText(field, text); });
    connect(edit, &QLineEdit::editingFinished, this, [this, at = m_rows.size() - 1] {
        if (m_rows[at].edit->text().isEmpty())
            return;
        m_rows[at].left = true;
        show();
    });
    connect(edit, &QLineEdit::returnPressed, this, &StartScreen::submit);
}

void StartScreen::begin()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.frame->isVisibleTo(this) && row.edit->text().isEmpty()) {
            row.edit->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (m_rows[i].frame->isVisibleTo(this))
            return m_rows[i].edit->setFocus(Qt::OtherFocusReason);
    }
}

void StartScreen::explain(const QString &why)
{
    if (why.isEmpty())
        m_notice->hide();
    else
        m_notice->say(NoticeBar::Mood::Warning, Glyph::Info, why);
}

void StartScreen::setWayOut(bool on)
{
    m_wayOut->setVisible(on);
}

/// To the other page of the two that belong together.
void StartScreen::turn()
{
    const auto other = [](Purpose purpose) {
        switch (purpose) {
        case Purpose::SignIn:
            return Purpose::Register;
        case Purpose::Link:
            return Purpose::Join;
        case Purpose::Join:
        case Purpose::LinkCode:
            return Purpose::Link;
        default:
            return Purpose::SignIn;
        }
    };
    m_form.setPurpose(other(m_form.purpose()));
    begin();
}

void StartScreen::openBrowser()
{
    const auto &begun = m_form.begun();
    openPage(begun ? begun->address : QString());
}

void StartScreen::submit()
{
    if (m_form.canSubmit()) {
        m_form.submit();
        return;
    }
    if (m_form.heldFor() > 0)
        return;
    // Enter in an unfinished form goes on to the next gap.
    const bool toDetails = std::none_of(m_rows.cbegin(), m_rows.cend(), [this](const Row &row) {
        return row.frame->isVisibleTo(this) && row.edit->text().isEmpty() && !m_form.isOptional(row.field);
    });
    if (!toDetails || !m_details->focusGap())
        begin();
}

void StartScreen::show()
{
    const QList<Field> asked = m_form.fields();
    for (const Row &row : std::as_const(m_rows)) {
        row.frame->setVisible(asked.contains(row.field));
        // Nobody is told of a mistake in the middle of a word; once a field was left, it is judged at each
        // key. What the server said is said at once, and whether it takes new accounts.
        const bool isTyping
            = row.edit->hasFocus() && !row.left && !m_form.error() && row.field != Field::Server;
        row.frame->setFault(isTyping ? QString() : m_form.hint(row.field));
        row.edit->setEnabled(!m_form.isBusy());
        if (row.edit->text() != m_form.text(row.field)) {
            const QSignalBlocker quiet(row.edit);
            row.edit->setText(m_form.text(row.field));
        }
        if (row.field == Field::Nickname) {
            const QString praise = m_form.remark(row.field);
            row.frame->setRemark(praise.isEmpty() ? tr("What others see; empty takes the user name")
                                                  : praise);
        }
    }
    m_details->show();
    showTerms();
    m_error->setText(m_form.errorText());
    m_error->setVisible(m_form.error().has_value() && !m_form.isErrorAtField());
    const QString good = m_form.isProving() ? views::AccountForm::provingText()
        : m_form.judgedIn() > 0             ? m_form.waitText()
                                            : m_form.notice();
    m_good->setText(good);
    m_good->setVisible(!good.isEmpty());
    m_lead->setText(lead());
    m_submit->setEnabled(m_form.canSubmit() && !m_form.isBusy());
    const int wait = m_form.isBusy() ? m_form.judgedIn() : m_form.heldFor();
    m_submit->setText(wait > 0              ? tr("Wait %1 s").arg(wait)
                          : m_form.isBusy() ? tr("One moment…")
                                            : submitText());
    showMoreWays();
}

void StartScreen::showTerms()
{
    m_terms->setVisible(m_form.fields().contains(Field::Terms));
    m_agree->setChecked(m_form.isAgreed());
    m_agree->setEnabled(!m_form.isBusy());
    if (m_form.rules() && m_form.rules()->terms)
        m_readTerms->setToolTip(oneLine(m_form.rules()->terms->address, 300).toHtmlEscaped());
}

void StartScreen::showMoreWays()
{
    const Purpose purpose = m_form.purpose();
    const int wait = m_form.resendIn();
    const bool known = m_form.stranger() && m_form.stranger()->known;
    m_resend->setVisible(purpose == Purpose::Code || purpose == Purpose::Reset || purpose == Purpose::Browser
                         || purpose == Purpose::LinkCode || (purpose == Purpose::Link && known));
    m_resend->setText(purpose == Purpose::Browser    ? tr("Open the browser again")
                          : wait > 0                 ? tr("Another code in %1 s").arg(wait)
                          : purpose == Purpose::Link ? tr("Send me a code by mail instead")
                                                     : tr("Send another code"));
    m_resend->setEnabled(purpose == Purpose::Browser ? m_form.begun().has_value() : m_form.canResend());
    m_submit->setVisible(purpose != Purpose::Browser);
    m_forgot->setVisible(purpose == Purpose::SignIn);
    m_guest->setVisible(purpose == Purpose::SignIn || purpose == Purpose::Register);
    // Who has an account here already cannot make a second one with the same address.
    m_other->setVisible(!(purpose == Purpose::Link && known));
    m_back->setVisible(purpose == Purpose::Link || purpose == Purpose::LinkCode || purpose == Purpose::Join);
    m_contact->setVisible(purpose == Purpose::SignIn || purpose == Purpose::Forgot);
    for (Button *button : {m_forgot, m_other, m_guest, m_back, m_contact})
        button->setEnabled(!m_form.isBusy());
    // What was not sent yet can be left.
    m_other->setEnabled(!m_form.isBusy() || m_form.isProving());
    showProviders();
}

void StartScreen::showProviders()
{
    const QList<accounts::Provider> providers = m_form.providers();
    const bool here = m_form.purpose() == Purpose::SignIn || m_form.purpose() == Purpose::Register;
    m_providers->setVisible(here && !providers.isEmpty());
    m_providers->setEnabled(!m_form.isBusy());
    QStringList shown;
    for (const accounts::Provider &provider : providers)
        shown += provider.name + u'\n' + tr("Go on with %1").arg(isolated(oneLine(provider.title, 40)));
    if (shown == m_shownProviders)
        return;
    m_shownProviders = shown;
    for (Button *button : m_providers->findChildren<Button *>(Qt::FindDirectChildrenOnly)) {
        m_providers->layout()->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be the one that was pressed just now
    }
    for (const QString &each : std::as_const(shown)) {
        auto *button = new Button(theme(), Button::Kind::Plain, Glyph::Link, m_providers);
        button->setText(each.section(u'\n', 1).replace(u'&', u"&&"_s));
        connect(button, &QPushButton::clicked, this,
                [this, name = each.section(u'\n', 0, 0)] { m_form.goThroughBrowser(name); });
        m_providers->layout()->addWidget(button);
    }
}

QString StartScreen::strangerLead() const
{
    const auto &who = m_form.stranger();
    const QString provider = isolated(oneLine(who ? who->provider : QString(), 40));
    const QString email = isolated(oneLine(who ? who->email.value_or(QString()) : QString(), 120));
    switch (m_form.purpose()) {
    case Purpose::Link:
        return who && who->known
            ? tr("You have an account here with %1. Sign in to it once; from then on %2 opens it.")
                  .arg(email, provider)
            : tr("Sign in to your account here once; from then on %1 opens it.").arg(provider);
    case Purpose::LinkCode:
        return tr("Twelve digits were sent to %1. The mail says how long they are good.").arg(email);
    default:
        return tr("%1 knows you; this community does not yet. Choose a name, and your account is made.")
            .arg(provider);
    }
}

QString StartScreen::submitText() const
{
    switch (m_form.purpose()) {
    case Purpose::SignIn:
        return tr("Sign in");
    case Purpose::Register:
        return tr("Create account");
    case Purpose::SecondFactor:
    case Purpose::Code:
        return tr("Go on");
    case Purpose::Forgot:
        return tr("Send me a code");
    case Purpose::Reset:
        return tr("Set the new password");
    case Purpose::Link:
    case Purpose::LinkCode:
        return tr("Sign in and link");
    case Purpose::Join:
        return tr("Create account");
    case Purpose::Browser:
        break;
    }
    return {};
}

QString StartScreen::lead() const
{
    const QString address = isolated(m_form.sentTo());
    switch (m_form.purpose()) {
    case Purpose::SignIn:
        return tr("Sign in to your community's server.");
    case Purpose::Register:
        return tr("One account per community server. You choose what others call you.");
    case Purpose::SecondFactor:
        return tr(
            "Your authenticator shows six digits. Without it, one of your recovery codes will do, too.");
    case Purpose::Code:
        return m_form.sentTo().isEmpty()
            ? tr("Six digits were sent to your e-mail address. They are good for ten minutes.")
            : tr("Six digits were sent to %1. They are good for ten minutes.").arg(address);
    case Purpose::Forgot:
        return tr("A code for a new password is sent to your e-mail address, if an account has proven it.");
    case Purpose::Reset:
        return tr("If an account has proven %1, twelve digits are on their way there, unless a mail with "
                  "them came in the last ten minutes. They are good for at least twenty.")
            .arg(address);
    case Purpose::Browser:
        return tr("Sign in on the page that your browser shows. Madang goes on by itself after that.");
    case Purpose::Link:
    case Purpose::LinkCode:
    case Purpose::Join:
        return strangerLead();
    }
    return {};
}

void StartScreen::retranslate()
{
    m_shown = m_form.purpose();
    m_slogan->setText(tr("Madang"));
    m_slogan2->setText(tr("The yard where your community talks, shares and gives."));
    switch (m_shown) {
    case Purpose::SignIn:
        m_heading->setText(tr("Welcome back"));
        break;
    case Purpose::Register:
        m_heading->setText(tr("Create your account"));
        break;
    case Purpose::SecondFactor:
    case Purpose::Code:
        m_heading->setText(tr("Enter the code"));
        break;
    case Purpose::Forgot:
    case Purpose::Reset:
        m_heading->setText(tr("A new password"));
        break;
    case Purpose::Browser:
        m_heading->setText(tr("Go on in your browser"));
        break;
    case Purpose::Link:
    case Purpose::LinkCode:
        m_heading->setText(tr("Link your account"));
        break;
    case Purpose::Join:
        m_heading->setText(tr("Almost there"));
        break;
    }
    nameRows();
    m_agree->setText(tr("I agree to the terms of use"));
    m_readTerms->setText(tr("Read them"));
    m_forgot->setText(tr("Forgot your password?"));
    m_other->setText(m_shown == Purpose::SignIn         ? tr("Create an account")
                         : m_shown == Purpose::Link     ? tr("Create an account instead")
                         : m_shown == Purpose::LinkCode ? tr("Use my password instead")
                         : m_shown == Purpose::Register || m_shown == Purpose::Join
                         ? tr("I have an account already")
                         : tr("Back to signing in"));
    m_back->setText(tr("Back to signing in"));
    m_shownProviders.clear(); // in the language of before
    m_guest->setText(tr("Look around without an account"));
    m_contact->setText(tr("Write to the operator"));
    m_wayOut->setText(tr("Back to the other accounts"));
    show();
}

void StartScreen::nameRows()
{
    const bool registering = m_shown == Purpose::Register || m_shown == Purpose::Join;
    const bool choosing = registering || m_shown == Purpose::Reset;
    for (const Row &row : std::as_const(m_rows)) {
        switch (row.field) {
        case Field::Server:
            row.frame->setName(tr("Server address"));
            row.edit->setPlaceholderText(u"madang.example.org"_s);
            break;
        case Field::Username:
            row.frame->setName(tr("User name"));
            row.frame->setRemark(registering ? tr("3 to 32 letters a–z, digits, dot, dash or underscore")
                                             : QString());
            break;
        case Field::Nickname:
            row.frame->setName(tr("Nickname"));
            break; // its remark follows what is typed
        case Field::Email:
            row.frame->setName(tr("E-mail address"));
            row.frame->setRemark(
                registering ? tr("For a new password when you forget yours; nobody else sees it")
                    : m_shown == Purpose::Code ? tr("Mistyped? Change it here, then send another code.")
                                               : QString());
            break;
        case Field::Code:
            row.frame->setName(tr("Code from the mail"));
            break;
        case Field::SecondFactor:
            row.frame->setName(tr("Code or recovery code"));
            break;
        case Field::Password:
            row.frame->setName(m_shown == Purpose::Reset ? tr("New password") : tr("Password"));
            row.frame->setRemark(choosing ? tr("At least 8 characters") : QString());
            break;
        case Field::PasswordAgain:
            row.frame->setName(tr("Password again"));
            break;
        case Field::Invite:
            row.frame->setName(tr("Invitation code"));
            row.frame->setRemark(tr("From somebody who looks after the community"));
            break;
        case Field::About:
            row.frame->setName(tr("A word about yourself"));
            row.frame->setRemark(tr("For whoever decides about new accounts here"));
            break;
        case Field::Terms:
            break; // a box to tick
        default:
            break; // SignUpDetails has them
        }
    }
    m_details->retranslate();
}

void StartScreen::resizeEvent(QResizeEvent *event)
{
    const int banner = theme().scaled(kBannerWidth);
    m_banner->setVisible(width() > banner + theme().scaled(kFormWidth));
    m_banner->setFixedWidth(qMin(banner, width() * 45 / 100));
    Pane::resizeEvent(event);
}

} // namespace madang::gui
