// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/sign_in_pane.h"

#include "client-tui/panes/bars.h"
#include "client-tui/panes/contact_page.h"
#include "client-tui/terminal/sanitize.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using Purpose = views::AccountForm::Purpose;

namespace {

    /// What stands below the form may need so many rows.
    constexpr int kHelpRows = 3;

} // namespace

SignInPane::SignInPane(Session &session, Profile &profile, const QString &server, const Theme &theme,
                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_form(session)
    , m_profile(profile)
    , m_theme(theme)
{
    m_form.setPurpose(Purpose::SignIn);
    editorOf(Field::Server).setText(server);
    if (server == m_form.text(Field::Server)) // whose sign-in has ended
        editorOf(Field::Username).setText(m_form.text(Field::Username));
    tellForm();
    m_row = server.isEmpty() ? 0 : editorOf(Field::Username).isEmpty() ? 1 : 2;
    connect(&m_form, &views::AccountForm::changed, this, &SignInPane::follow);
    connect(&m_form, &views::AccountForm::entered, this, &SignInPane::entered);
    connect(&m_form.addresses(), &views::AddressSearch::changed, this, &SignInPane::changed);
    probeKeyring();
}

SignInPane::~SignInPane()
{
    for (LineEditor &editor : m_editors)
        editor.forget();
}

/// Offers the keyring first when it really works, else what was used last.
void SignInPane::probeKeyring()
{
    if (m_profile.rememberedPlace() == Place::File)
        m_place = 1;
    m_profile.secrets().whenKeyringIsKnown(this, [this](bool works) {
        if (!works)
            return;
        m_places.prepend(Place::Keyring);
        m_place = m_profile.rememberedPlace() == Place::File ? 2 : 0;
        Q_EMIT changed();
    });
}

QList<SignInPane::Field> SignInPane::fields() const
{
    QList<Field> shown = m_form.fields();
    if (isAmong({Purpose::Register, Purpose::Join})) {
        // What has to be filled in comes first.
        for (const Field later : {Field::Nickname, Field::Email}) {
            if (shown.contains(later))
                shown.append(shown.takeAt(shown.indexOf(later)));
        }
    }
    return shown;
}

bool SignInPane::hasPlaceRow() const
{
    return isAmong({Purpose::SignIn, Purpose::Register, Purpose::Link, Purpose::Join});
}

bool SignInPane::isAmong(std::initializer_list<Purpose> purposes) const
{
    return std::find(purposes.begin(), purposes.end(), m_form.purpose()) != purposes.end();
}

/// By link and code: wherever there is a browser.
void SignInPane::goThroughBrowser()
{
    tellForm();
    m_complaint.clear();
    m_profile.choosePlace(m_places.at(m_place));
    m_form.goThroughBrowser(std::nullopt);
}

/// The form may have gone on to another page: its fields are shown as it knows them.
void SignInPane::follow()
{
    if (m_form.purpose() != m_shown) {
        m_shown = m_form.purpose();
        m_row = 0;
        m_complaint.clear();
        m_thanks.clear();
        m_revealed = false;
        for (const Field field : fields())
            editorOf(field).setText(m_form.text(field));
        while (m_row + 1 < int(fields().size()) && !editorOf(fields().at(m_row)).isEmpty())
            ++m_row;
    }
    m_row = qBound(0, m_row, qMax(0, rowCount() - 1)); // the form may ask for less than before
    // What is wrong with a detail may be far from where the form was sent.
    if (!m_form.error()) {
        m_wentToFault = false;
    } else if (!std::exchange(m_wentToFault, true)) {
        const QList<Field> shown = fields();
        for (int row = 0; row < int(shown.size()); ++row) {
            if (views::AccountForm::detailOf(shown.at(row))
                && m_form.hint(shown.at(row)) == views::wording::of(*m_form.error()))
                m_row = row;
        }
    }
    Q_EMIT changed();
}

QString SignInPane::label(Field field) const
{
    switch (field) {
    case Field::Server:
        return tr("Server");
    case Field::Username:
        return tr("User name");
    case Field::Password:
        return tr("Password");
    case Field::PasswordAgain:
        return tr("Once more");
    case Field::Nickname:
        return tr("Nickname");
    case Field::Email:
        return tr("E-mail");
    case Field::Code:
    case Field::SecondFactor:
        return tr("Code");
    case Field::Invite:
        return tr("Invitation");
    case Field::About:
        return tr("About you");
    case Field::Terms:
        return tr("Terms");
    case Field::Line2:
        return tr("Second line");
    case Field::Home:
        return tr("Home at");
    default:
        if (const auto detail = views::AccountForm::detailOf(field))
            return views::OwnDetails::nameOf(*detail);
    }
    return {};
}

QString SignInPane::placeText() const
{
    switch (m_places.at(m_place)) {
    case Place::Keyring:
        return tr("in the keyring");
    case Place::File:
        return tr("in a private file");
    default:
        return tr("not at all");
    }
}

void SignInPane::move(int step)
{
    m_row = (m_row + step + rowCount()) % rowCount();
}

void SignInPane::changePlace()
{
    m_place = (m_place + 1) % int(m_places.size());
}

void SignInPane::switchPurpose()
{
    const int row = m_row;
    tellForm();
    const Purpose now = m_form.purpose();
    m_form.setPurpose(now == Purpose::SignIn                                 ? Purpose::Register
                          : now == Purpose::Link                             ? Purpose::Join
                          : now == Purpose::Join || now == Purpose::LinkCode ? Purpose::Link
                                                                             : Purpose::SignIn);
    m_row = qBound(0, row, qMax(0, rowCount() - 1));
}

void SignInPane::tellForm()
{
    for (const Field field : fields()) {
        if (field == Field::Terms || m_form.text(field) == editorOf(field).text())
            continue;
        const QString home = m_form.text(Field::Home);
        m_form.setText(field, editorOf(field).text());
        // Another house than the one that was chosen is somewhere else.
        if (field != Field::Home && m_form.text(Field::Home) != home)
            editorOf(Field::Home).setText(m_form.text(Field::Home));
    }
}

bool SignInPane::onAddressRow() const
{
    return !fields().isEmpty() && !onPlaceRow() && m_form.addressField() == fields().at(m_row);
}

/// Alt and the number of a place that was found.
bool SignInPane::takePlace(const QString &chord)
{
    if (!onAddressRow() || !chord.startsWith("alt-"_L1) || chord.size() != 5 || !chord.back().isDigit())
        return false;
    const int digit = chord.back().digitValue();
    const int place = digit == 0 ? 9 : digit - 1;
    if (place >= m_form.addresses().places().size())
        return false;
    m_form.choosePlace(place);
    for (const Field field : fields()) {
        if (views::AccountForm::detailOf(field))
            editorOf(field).setText(m_form.text(field));
    }
    Q_EMIT changed();
    return true;
}

void SignInPane::resend()
{
    tellForm();
    m_complaint.clear();
    if (const int wait = m_form.resendIn(); wait > 0)
        m_complaint = tr("Another code can be sent in %1 s.").arg(wait);
    else if (m_form.canResend())
        m_form.resend();
    Q_EMIT changed();
}

/// To the server that was typed, with or without an account there.
void SignInPane::writeToOperator()
{
    tellForm();
    m_complaint.clear();
    m_thanks.clear();
    if (const Done pointed = m_form.pointAtServer(); !pointed) {
        m_complaint = views::wording::of(pointed.error());
        return;
    }
    m_letter = new views::ContactForm(m_session, this);
    m_page = std::make_unique<FormPane>(contactPage(*m_letter, [this] { Q_EMIT changed(); }));
    connect(m_letter, &views::ContactForm::sent, this, [this] {
        closeLetter();
        m_thanks = tr("Your words are on their way to who runs this server.");
        Q_EMIT changed();
    });
}

void SignInPane::closeLetter()
{
    m_page.reset();
    if (m_letter) {
        disconnect(m_letter.data(), nullptr, this, nullptr);
        m_letter->deleteLater();
    }
    m_letter.clear();
}

void SignInPane::submit()
{
    m_thanks.clear();
    tellForm();
    if (m_form.isBusy() || fields().isEmpty() || m_form.heldFor() > 0) {
        m_complaint.clear(); // what keeps it waiting is said
        return;
    }
    if (!m_form.canSubmit()) {
        for (const Field field : fields()) { // touch every field, so that each says what it lacks
            if (field == Field::Terms)
                continue;
            m_form.setText(field, editorOf(field).text() + u' ');
            m_form.setText(field, editorOf(field).text());
        }
        for (const Field field : fields()) {
            const QString hint = m_form.hint(field);
            const bool filled = field == Field::Terms ? m_form.isAgreed() : !editorOf(field).isEmpty();
            if (hint.isEmpty() && (filled || m_form.isOptional(field)))
                continue;
            m_complaint = !hint.isEmpty() ? hint
                : field == Field::Terms   ? tr("Read the terms of use; space agrees to them.")
                                          : tr("%1 is missing.").arg(label(field));
            m_row = int(fields().indexOf(field));
            return;
        }
    }
    m_complaint.clear();
    m_profile.choosePlace(m_places.at(m_place));
    m_form.submit();
}

bool SignInPane::perform(const Action &action)
{
    if (m_page) {
        if (action == Action(Gesture::Escape))
            closeLetter();
        else
            m_page->perform(action, false);
        return true;
    }
    if (fields().isEmpty())
        return false;
    if (const Gesture *gesture = std::get_if<Gesture>(&action)) {
        switch (*gesture) {
        case Gesture::Send:
            // With the code there is nothing more to say; the address below it is for who mistyped it.
            if (m_form.purpose() == Purpose::Code && m_row == 0)
                submit();
            else
                m_row + 1 < rowCount() ? move(1) : submit();
            return true;
        case Gesture::Complete:
            move(1);
            return true;
        case Gesture::CompleteBack:
            move(-1);
            return true;
        default:
            return false;
        }
    }
    if (!std::holds_alternative<Edit>(action))
        return false;
    const Edit edit = std::get<Edit>(action);
    if (edit == Edit::HistoryOlder || edit == Edit::HistoryNewer) {
        move(edit == Edit::HistoryOlder ? -1 : 1);
        return true;
    }
    if (onPlaceRow()) {
        changePlace();
        return true;
    }
    if (onTermsRow())
        return true; // only typing agrees
    editorOf(fields().at(m_row)).perform(edit);
    m_complaint.clear();
    tellForm();
    return true;
}

bool SignInPane::pressKey(const QString &chord)
{
    if (m_page)
        return m_page->pressKey(chord);
    if (takePlace(chord))
        return true;
    if (chord == "f2"_L1)
        m_revealed = !m_revealed;
    else if (chord == "f4"_L1)
        switchPurpose();
    else if (chord == "f5"_L1 && m_form.hasMore()) {
        tellForm();
        m_form.showMore(!m_form.isMoreShown());
    } else if (chord == "f6"_L1 && m_form.purpose() == Purpose::SignIn)
        m_form.setPurpose(Purpose::Forgot);
    else if (chord == "f6"_L1 && isAmong({Purpose::Code, Purpose::Reset, Purpose::Link, Purpose::LinkCode}))
        resend();
    else if (chord == "f7"_L1 && isAmong({Purpose::SignIn, Purpose::Register}) && m_form.knowsBrowsers())
        goThroughBrowser();
    else if (chord == "f7"_L1 && isAmong({Purpose::Link, Purpose::LinkCode, Purpose::Join}))
        m_form.setPurpose(Purpose::SignIn);
    else if (chord == "f8"_L1 && isAmong({Purpose::SignIn, Purpose::Register}))
        m_form.visitAsGuest();
    else if (chord == "f9"_L1 && offersLetter())
        writeToOperator();
    else
        return false;
    return true;
}

void SignInPane::type(const QString &text)
{
    if (m_page) {
        m_page->type(text);
        return;
    }
    if (fields().isEmpty())
        return;
    if (onPlaceRow())
        return changePlace();
    m_complaint.clear();
    m_thanks.clear();
    if (onTermsRow())
        return m_form.setAgreed(!m_form.isAgreed());
    QString oneLine = text;
    oneLine.remove(u'\n');
    editorOf(fields().at(m_row)).insert(oneLine);
    tellForm();
}

QString SignInPane::saying() const
{
    if (!m_complaint.isEmpty())
        return m_complaint;
    if (m_form.error())
        return sanitized(m_form.errorText());
    if (m_form.isProving())
        return views::AccountForm::provingText();
    if (const QString wait = m_form.waitText(); !wait.isEmpty())
        return wait;
    if (m_form.isBusy())
        return tr("Asking the server…");
    if (!m_thanks.isEmpty())
        return m_thanks;
    if (!m_form.notice().isEmpty())
        return sanitized(m_form.notice());
    if (fields().isEmpty() || onPlaceRow())
        return {};
    const Field field = fields().at(m_row);
    if (onAddressRow())
        return sanitized(m_form.addresses().saying());
    if (const QString hint = m_form.hint(field); !hint.isEmpty())
        return hint;
    const auto detail = views::AccountForm::detailOf(field);
    return detail && editorOf(field).isEmpty() ? exampleOf(*detail) : m_form.remark(field);
}

/// How a detail is typed; empty where everybody knows.
QString SignInPane::exampleOf(views::OwnDetails::Field detail)
{
    switch (detail) {
    case views::OwnDetails::Field::Gender:
        return tr("woman, man, non-binary or other");
    case views::OwnDetails::Field::Country:
        return tr("Two letters, as in KR");
    default:
        return views::OwnDetails::exampleOf(detail);
    }
}

bool SignInPane::saysGood(const QString &text) const
{
    if (text == m_form.notice() || (!text.isEmpty() && text == m_thanks))
        return true;
    if (m_complaint.isEmpty() && !m_form.error() && onAddressRow())
        return !m_form.addresses().saysFault();
    return m_complaint.isEmpty() && !m_form.error() && m_form.heldFor() == 0 && !fields().isEmpty()
        && !onPlaceRow() && m_form.hint(fields().at(m_row)).isEmpty();
}

void SignInPane::paintSaying(const Region &region, int y) const
{
    const QString text = saying();
    for (const QStringView line : wrapped(text, qMax(1, region.columns())))
        region.put(0, y++, line,
                   m_theme[m_form.isBusy()      ? Role::Muted
                               : saysGood(text) ? Role::Good
                                                : Role::Failed]);
    if (!onAddressRow())
        return;
    const QList<addresses::FoundAddress> &places = m_form.addresses().places();
    for (qsizetype i = 0; i < places.size() && y < region.rows() - kHelpRows; ++i) {
        const QString line
            = u"%1 "_s.arg((i + 1) % 10) + sanitized(views::AddressSearch::textOf(places.at(i)));
        region.put(0, y++, truncated(line, region.columns()), m_theme[Role::Text]);
    }
}

/// The box of one row; answers where the cursor would stand in it.
QPoint SignInPane::paintBox(const Region &box, int row)
{
    if (row == int(fields().size())) {
        const QString choice = truncated(u"< "_s + placeText() + u" >"_s, box.columns());
        box.put(0, 0, choice, m_theme[row == m_row ? Role::Selected : Role::Text]);
        return box.onScreen(0, 0);
    }
    const Field field = fields().at(row);
    if (field == Field::Terms) {
        const auto &rules = m_form.rules();
        const QString page = rules && rules->terms ? sanitized(rules->terms->address) : QString();
        const QString tick = m_form.isAgreed() ? u"[x] "_s : u"[ ] "_s;
        box.put(0, 0, truncated(tick + page, box.columns()),
                m_theme[row == m_row ? Role::Selected : Role::Text]);
        return box.onScreen(1, 0);
    }
    const QPoint at = paintInput(box, m_theme, editorOf(field),
                                 {.prompt = {}, .remaining = 9999, .masked = isSecret(field) && !m_revealed});
    if (row != m_row && editorOf(field).isEmpty())
        box.put(0, 0, QString(qMin(box.columns(), 32), u'_'), m_theme[Role::Border]);
    return box.onScreen(at.x(), at.y());
}

/// Where to go, and what to type there.
void SignInPane::paintBrowser(const Region &region, int y) const
{
    const auto &begun = m_form.begun();
    if (!begun) {
        region.put(0, y, truncated(tr("Asking the server…"), region.columns()), m_theme[Role::Muted]);
        return;
    }
    // An address that does not fit is worth nothing cut: it is wrapped.
    const QString address = sanitized(begun->address);
    for (const QStringView line : wrapped(address, qMax(1, region.columns())))
        region.put(0, y++, line, m_theme[Role::Prompt].leadingTo(Hyperlink::to(begun->address)));
    const QString code = sanitized(begun->userCode.value_or(QString()));
    region.put(0, y + (region.rows() > y + 3 ? 1 : 0), truncated(code, region.columns()),
               m_theme[Role::Prompt].withBold());
}

/// On a small screen one row of the form at a time.
QPoint SignInPane::paintSmall(const Region &region)
{
    if (fields().isEmpty()) {
        paintBrowser(region, 0);
        return region.onScreen(0, 0);
    }
    const QString name = onPlaceRow() ? tr("Remember") : label(fields().at(m_row));
    const QString heading = u"%1/%2 "_s.arg(m_row + 1).arg(rowCount()) + name;
    region.put(0, 0, truncated(heading, region.columns()), m_theme[Role::Prompt]);
    paintSaying(region, 2);
    return paintBox(region.part({0, qMin(1, region.rows() - 1), region.columns(), 1}), m_row);
}

QString SignInPane::heading() const
{
    const QString address = sanitized(m_form.sentTo());
    switch (m_form.purpose()) {
    case Purpose::SignIn:
        return tr("Sign in");
    case Purpose::Register:
        return tr("Make an account");
    case Purpose::SecondFactor:
        return tr("Enter the code that your authenticator shows, or a recovery code.");
    case Purpose::Code:
        return address.isEmpty() ? tr("Enter the six digits that were sent to your e-mail address.")
                                 : tr("Enter the six digits that were sent to %1.").arg(address);
    case Purpose::Forgot:
        return tr("A code for a new password is sent to your e-mail address, if an account has proven it.");
    case Purpose::Reset:
        return tr("If an account has proven %1, twelve digits are on their way there, unless a mail with "
                  "them came in the last ten minutes.")
            .arg(address);
    case Purpose::Browser:
        return tr("Open this page in a browser, on any device, and type the code there:");
    case Purpose::Link:
    case Purpose::LinkCode:
    case Purpose::Join:
        return strangerHeading();
    }
    return {};
}

QString SignInPane::strangerHeading() const
{
    const auto &who = m_form.stranger();
    const QString provider = sanitized(who ? who->provider : QString());
    const QString email = sanitized(who ? who->email.value_or(QString()) : QString());
    switch (m_form.purpose()) {
    case Purpose::Link:
        return who && who->known
            ? tr("You have an account here with %1. Sign in to it once; from then on %2 opens it.")
                  .arg(email, provider)
            : tr("Sign in to your account here once; from then on %1 opens it.").arg(provider);
    case Purpose::LinkCode:
        return tr("Enter the twelve digits that were sent to %1.").arg(email);
    default:
        return tr("%1 knows you; this community does not yet. Choose a name, and your account is made.")
            .arg(provider);
    }
}

QString SignInPane::keys() const
{
    QStringList keys;
    if (!fields().isEmpty())
        keys += tr("Enter next · Tab moves");
    if (m_form.hasMore())
        keys += m_form.isMoreShown() ? tr("F5 less about you") : tr("F5 more about you");
    if (onAddressRow() && !m_form.addresses().places().isEmpty())
        keys += tr("Alt and its number choose a place");
    switch (m_form.purpose()) {
    case Purpose::SignIn:
        keys += {tr("F4 make an account"), tr("F6 cannot sign in?")};
        if (m_form.knowsBrowsers())
            keys += tr("F7 sign in with a browser");
        keys += tr("F8 look around as a guest");
        break;
    case Purpose::Register:
        keys += {tr("F4 sign in instead"), tr("F8 look around as a guest")};
        break;
    case Purpose::Link:
        keys += tr("F4 make an account");
        if (m_form.stranger() && m_form.stranger()->known)
            keys += tr("F6 a code by mail instead");
        keys += tr("F7 back to signing in");
        break;
    case Purpose::LinkCode:
        keys += {m_form.resendIn() > 0 ? tr("F6 another code in %1 s").arg(m_form.resendIn())
                                       : tr("F6 another code"),
                 tr("F4 with your password instead"), tr("F7 back to signing in")};
        break;
    case Purpose::Join:
        keys += {tr("F4 I have an account already"), tr("F7 back to signing in")};
        break;
    case Purpose::Code:
    case Purpose::Reset:
        keys += {m_form.resendIn() > 0 ? tr("F6 another code in %1 s").arg(m_form.resendIn())
                                       : tr("F6 another code"),
                 tr("F4 back to signing in")};
        break;
    case Purpose::SecondFactor:
    case Purpose::Forgot:
    case Purpose::Browser:
        keys += tr("F4 back to signing in");
        break;
    }
    if (!fields().isEmpty() && !onPlaceRow() && isSecret(fields().at(m_row)))
        keys += m_revealed ? tr("F2 hides what is typed") : tr("F2 shows what is typed");
    if (offersLetter())
        keys += tr("F9 write to who runs this server");
    keys += tr("Ctrl-C ends");
    return keys.join(u" · "_s);
}

std::optional<QPoint> SignInPane::paint(const Region &region)
{
    const int width = qMin(region.columns(), 64);
    if (m_page) {
        const int top = region.rows() > 16 ? 2 : 0;
        m_page->paint(region.part({(region.columns() - width) / 2, top, width, region.rows() - top}),
                      m_theme);
        return m_page->cursor();
    }
    if (width < 36 || region.rows() < rowCount() + 8)
        return paintSmall(region);
    const Region form = region.part({(region.columns() - width) / 2, 0, width, region.rows()});
    int labels = hasPlaceRow() ? columnsOf(tr("Remember")) : 0;
    for (const Field field : fields())
        labels = qMax(labels, columnsOf(label(field)));
    labels += 2;

    int y = qMax(1, (region.rows() - rowCount() - 8) / 2);
    form.put(0, y, u"Madang 마당", m_theme[Role::Prompt].withBold());
    const QString headline = heading(); // lives as long as the views of its lines
    for (const QStringView line : wrapped(headline, width))
        form.put(0, ++y, line, m_theme[Role::Text]);
    y += 2;
    std::optional<QPoint> cursor;
    for (int row = 0; row < rowCount(); ++row, ++y) {
        const bool place = row == int(fields().size());
        form.put(0, y, place ? tr("Remember") : label(fields().at(row)),
                 m_theme[row == m_row ? Role::Prompt : Role::Muted]);
        const QPoint at = paintBox(form.part({labels, y, width - labels, 1}), row);
        if (row == m_row)
            cursor = at;
    }
    if (fields().isEmpty())
        paintBrowser(form, y - 1);
    else
        paintSaying(form, y + 1);

    const QString help = keys();
    const QList<QStringView> lines = wrapped(help, width);
    for (qsizetype i = 0; i < lines.size(); ++i)
        form.put(0, region.rows() - int(lines.size() - i), lines.at(i), m_theme[Role::Muted]);
    return cursor;
}

} // namespace madang::tui
