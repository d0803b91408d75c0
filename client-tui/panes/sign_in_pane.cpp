// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/sign_in_pane.h"

#include "client-tui/panes/bars.h"
#include "client-tui/terminal/sanitize.h"

#include "common/base/when_done.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using Purpose = views::AccountForm::Purpose;

SignInPane::SignInPane(Session &session, Profile &profile, const QString &server, const Theme &theme,
                       QObject *parent)
    : QObject(parent)
    , m_form(session)
    , m_profile(profile)
    , m_theme(theme)
{
    m_form.setPurpose(Purpose::SignIn);
    editorOf(Field::Server).setText(server);
    tellForm();
    m_row = server.isEmpty() ? 0 : 1;
    connect(&m_form, &views::AccountForm::changed, this, &SignInPane::changed);
    connect(&m_form, &views::AccountForm::entered, this, &SignInPane::entered);
    probeKeyring();
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
    if (m_form.purpose() == Purpose::SignIn)
        return {Field::Server, Field::Username, Field::Password};
    return {Field::Server, Field::Username, Field::Password, Field::PasswordAgain, Field::Nickname};
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
    m_form.setPurpose(m_form.purpose() == Purpose::SignIn ? Purpose::Register : Purpose::SignIn);
    m_row = qMin(m_row, rowCount() - 1);
    m_complaint.clear();
    tellForm();
}

void SignInPane::tellForm()
{
    for (const Field field : fields()) {
        if (m_form.text(field) != editorOf(field).text())
            m_form.setText(field, editorOf(field).text());
    }
}

void SignInPane::submit()
{
    tellForm();
    if (m_form.isBusy())
        return;
    if (!m_form.canSubmit()) {
        for (const Field field : fields()) { // touch every field, so that each says what it lacks
            m_form.setText(field, editorOf(field).text() + u' ');
            m_form.setText(field, editorOf(field).text());
        }
        for (const Field field : fields()) {
            const QString hint = m_form.hint(field);
            if (hint.isEmpty() && !editorOf(field).isEmpty())
                continue;
            m_complaint
                = hint.isEmpty() && field != Field::Nickname ? tr("%1 is missing.").arg(label(field)) : hint;
            if (m_complaint.isEmpty())
                continue;
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
    if (const Gesture *gesture = std::get_if<Gesture>(&action)) {
        switch (*gesture) {
        case Gesture::Send:
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
    const Edit edit = std::get<Edit>(action);
    if (edit == Edit::HistoryOlder || edit == Edit::HistoryNewer) {
        move(edit == Edit::HistoryOlder ? -1 : 1);
        return true;
    }
    if (onPlaceRow()) {
        changePlace();
        return true;
    }
    editorOf(fields().at(m_row)).perform(edit);
    m_complaint.clear();
    tellForm();
    return true;
}

bool SignInPane::pressKey(const QString &chord)
{
    if (chord == "f4"_L1)
        switchPurpose();
    else if (chord == "f8"_L1)
        m_form.visitAsGuest();
    else
        return false;
    return true;
}

void SignInPane::type(const QString &text)
{
    if (onPlaceRow())
        return changePlace();
    m_complaint.clear();
    QString oneLine = text;
    oneLine.remove(u'\n');
    editorOf(fields().at(m_row)).insert(oneLine);
    tellForm();
}

std::optional<QPoint> SignInPane::paint(const Region &region)
{
    const int width = qMin(region.columns(), 64);
    const Region form = region.part({(region.columns() - width) / 2, 0, width, region.rows()});
    QList<int> labelWidths;
    for (const Field field : fields())
        labelWidths.append(columnsOf(label(field)));
    const QString placeLabel = tr("Remember");
    labelWidths.append(columnsOf(placeLabel));
    const int labels = width >= 36 ? *std::max_element(labelWidths.begin(), labelWidths.end()) + 2 : 0;

    const bool roomy = region.rows() >= rowCount() + 8;
    int y = roomy ? qMax(1, (region.rows() - rowCount() - 8) / 2) : 0;
    if (roomy) {
        const bool registering = m_form.purpose() == Purpose::Register;
        form.put(0, y, u"Madang 마당", m_theme[Role::Prompt].withBold());
        form.put(0, y + 1, truncated(registering ? tr("Make an account") : tr("Sign in"), width),
                 m_theme[Role::Text]);
        y += 3;
    }
    // On a small screen the rows scroll so that the present one is seen.
    const int visible = roomy ? rowCount() : qMax(1, region.rows() - 1);
    const int first = qBound(0, m_row - visible + 1, qMax(0, rowCount() - visible));
    std::optional<QPoint> cursor;
    for (int row = first; row < qMin(first + visible, rowCount()); ++row, ++y) {
        const bool place = row == int(fields().size());
        const QString name = place ? placeLabel : label(fields().at(row));
        if (labels > 0)
            form.put(0, y, name, m_theme[row == m_row ? Role::Prompt : Role::Muted]);
        const Region box = form.part({labels, y, width - labels, 1});
        if (place) {
            box.put(0, 0, truncated(u"< "_s + placeText() + u" >"_s, box.columns()),
                    m_theme[row == m_row ? Role::Selected : Role::Text]);
            if (row == m_row)
                cursor = box.onScreen(0, 0);
            continue;
        }
        const Field field = fields().at(row);
        const bool secret = field == Field::Password || field == Field::PasswordAgain;
        const QString prompt = labels == 0 ? name + u": "_s : QString();
        const QPoint at = paintInput(box, m_theme, editorOf(field), {prompt, 9999, secret});
        if (row == m_row)
            cursor = box.onScreen(at.x(), at.y());
        else if (editorOf(field).isEmpty() && labels > 0)
            box.put(0, 0, QString(qMin(box.columns(), 32), u'_'), m_theme[Role::Border]);
    }
    QString text = m_complaint;
    if (text.isEmpty() && m_form.error())
        text = views::wording::of(*m_form.error());
    if (text.isEmpty() && m_form.isBusy())
        text = tr("Asking the server…");
    if (text.isEmpty() && !onPlaceRow())
        text = m_form.hint(fields().at(m_row));
    y += roomy ? 1 : 0;
    for (const QStringView line : wrapped(sanitized(text), width))
        form.put(0, y++, line, m_theme[m_form.isBusy() ? Role::Muted : Role::Failed]);
    if (roomy) {
        const bool registering = m_form.purpose() == Purpose::Register;
        const QString other = registering ? tr("F4 sign in instead") : tr("F4 make an account");
        const QString keys = tr("Enter next · Tab moves") + u" · "_s + other + u" · "_s
            + tr("F8 look around as a guest") + u" · "_s + tr("Ctrl-C ends");
        int line = region.rows() - int(wrapped(keys, width).size());
        for (const QStringView piece : wrapped(keys, width))
            form.put(0, line++, piece, m_theme[Role::Muted]);
    }
    return cursor;
}

} // namespace madang::tui
