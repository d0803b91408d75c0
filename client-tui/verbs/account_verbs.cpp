// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about one's own e-mail address and data, and about writing to who runs the server.
#include "client-tui/panes/contact_page.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/protocol/contact.h"
#include "common/views/email_settings.h"
#include "common/views/my_data.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::EmailSettings;

/// A view that lives until what it was asked for is answered and told.
EmailSettings *Verbs::emailView(bool showsState, const QString &address)
{
    auto *view = new EmailSettings(m_desk.session(), this);
    connect(view, &EmailSettings::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(view, &EmailSettings::changed, this, [this, view, showsState, address] {
        if (view->isBusy())
            return;
        if (view->isOff())
            m_desk.tell(Tone::Plain, view->summary());
        else if (view->error() && view->error()->field == "password"_L1)
            askPasswordForAddress(address);
        else if (view->error())
            tellError(*view->error());
        else if (showsState)
            m_desk.tell(Tone::Plain, sanitized(view->summary()));
        view->deleteLater(); // what it still has to tell, it tells before
    });
    return view;
}

void Verbs::email(const QString &rest)
{
    if (rest.isEmpty())
        emailView(true)->refresh();
    else
        emailView(false, rest)->set(rest);
}

void Verbs::contact(const QString &rest)
{
    if (rest.isEmpty())
        return askForLetter();
    whenDone(m_desk.session().call(contact::send, {rest}), this, [this](const Result<Nothing> &done) {
        if (!done && done.error().about == "answer-missing"_L1)
            return m_desk.tell(
                Tone::Warning,
                tr("They answer by mail: prove an address with /email, or write /contact alone "
                   "and name one."));
        tellOutcome(done ? std::nullopt : std::optional(done.error()),
                    tr("Your words are on their way to who runs this server."));
    });
}

/// With a name and an address for the answer.
void Verbs::askForLetter()
{
    auto *letter = new views::ContactForm(m_desk.session(), this);
    const std::shared_ptr<Form> form = contactPage(*letter, [this] { m_desk.repaint(); });
    connect(letter, &views::ContactForm::sent, this, [this, asked = std::weak_ptr<Form>(form)] {
        settleForm(asked, {}, tr("Your words are on their way to who runs this server."));
    });
    form->onGone([letter = QPointer<views::ContactForm>(letter)] {
        if (!letter)
            return;
        connect(letter, &views::ContactForm::changed, letter, &QObject::deleteLater);
        if (!letter->isBusy())
            letter->deleteLater();
    });
    m_desk.show(std::make_unique<FormPane>(form));
}

/// One code, or two where a proven address is changed; as people type them, with spaces in between.
void Verbs::enterCodes(const QString &rest)
{
    constexpr qsizetype kDigits = 6;
    QString digits = rest.normalized(QString::NormalizationForm_KC);
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    if (digits.size() == 2 * kDigits)
        emailView(false)->verify(digits.left(kDigits), digits.mid(kDigits));
    else
        emailView(false)->verify(rest);
}

void Verbs::verify(const QString &rest)
{
    if (rest.isEmpty())
        askForCodes();
    else if (rest.toLower() == "again"_L1 || rest == u"다시")
        emailView(false)->resend();
    else
        enterCodes(rest);
}

void Verbs::myData(const QString &rest)
{
    if (m_myData)
        return m_desk.tell(Tone::Plain, m_myData->progress());
    QString path = rest;
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        path = QDir::homePath() + path.mid(1);
    if (QFileInfo(path).isDir())
        path = Downloads::freePath(path, views::MyData(m_desk.session()).suggestedName());
    if (QFileInfo::exists(path))
        return m_desk.tell(Tone::Warning, tr("That file is there already. Name another one."));
    m_myData = new views::MyData(m_desk.session(), this);
    connect(m_myData, &views::MyData::told, this,
            [this](const QString &sentence) { m_desk.tell(Tone::Good, sanitized(sentence)); });
    connect(m_myData, &views::MyData::changed, this, [this, view = m_myData.data()] {
        if (view->isBusy())
            return m_desk.tell(Tone::Plain, view->progress());
        if (view->error() && view->error()->code == Code::StorageFull)
            m_desk.tell(Tone::Warning, tr("The file cannot be written there."));
        else if (view->error())
            tellError(*view->error());
        m_myData.clear();
        view->deleteLater(); // what it still has to tell, it tells before
    });
    m_myData->save(path);
}

} // namespace madang::tui
