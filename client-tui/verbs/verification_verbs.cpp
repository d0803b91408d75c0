// SPDX-License-Identifier: GPL-3.0-or-later
// The command about proving who one is.
#include "client-tui/panes/qr_code.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/event_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using views::OwnVerification;

namespace {

    /// Of who is verified.
    QString badgeText(const OwnVerification &view)
    {
        return view.standing()->shown ? Verbs::tr("Others see on your card that you are verified.")
                                      : Verbs::tr("Others do not see that you are verified.");
    }

} // namespace

/// The one that is watched as long as somebody is signed in, so that what happens in the browser is told.
OwnVerification &Verbs::verificationView()
{
    if (m_verification)
        return *m_verification;
    m_verification = new OwnVerification(m_desk.session(), this);
    connect(m_verification, &OwnVerification::wantsBrowser, this,
            [this](const QUrl &address) { showVerificationLink(address); });
    connect(m_verification, &OwnVerification::verified, this, [this] {
        m_desk.closeOverlay();
        m_desk.tell(Tone::Good, m_verification->summary(m_desk.formats()));
    });
    connect(m_verification, &OwnVerification::failed, this, [this] {
        m_desk.closeOverlay(); // its address is good for nothing any more
        if (m_verification->error())
            tellError(*m_verification->error());
    });
    return *m_verification;
}

void Verbs::verifyIdentity(const QString &rest)
{
    const QString word = rest.trimmed().toLower();
    if (!word.isEmpty() && word != "status"_L1 && word != "show"_L1 && word != "hide"_L1
        && word != "forget"_L1)
        return m_desk.tell(Tone::Warning,
                           tr("Write /verify-identity alone, or with status, show, hide or forget."));
    OwnVerification &view = verificationView();
    connect(
        &view, &OwnVerification::changed, this,
        [this, word] {
            OwnVerification &known = verificationView();
            if (!known.isKnown())
                return known.isOff() ? m_desk.tell(Tone::Plain, tr("This server verifies nobody."))
                                     : tellError(known.error().value_or(Error{Code::NotSignedIn, "guest"}));
            goOnVerifying(word);
        },
        Qt::SingleShotConnection);
    view.read();
}

/// With what is known of one's standing.
void Verbs::goOnVerifying(const QString &word)
{
    OwnVerification &view = verificationView();
    if (view.isOff())
        return m_desk.tell(Tone::Plain, tr("This server verifies nobody."));
    const bool changes = word == "show"_L1 || word == "hide"_L1 || word == "forget"_L1;
    if (changes && !view.isVerified())
        return tellError({Code::Conflict, "not-verified"});
    if (word == "status"_L1 || (word.isEmpty() && view.isVerified()))
        return showStanding();
    if (word == "forget"_L1)
        return confirm(tr("Forget what was verified of you?"), [this] {
            tellWhenSettled();
            verificationView().forget();
        });
    if (word.isEmpty() && view.isWaiting())
        return showVerificationLink(view.address());
    tellWhenSettled();
    if (word.isEmpty())
        view.begin();
    else if (view.standing()->shown == (word == "show"_L1))
        tellBadge();
    else
        view.setShown(word == "show"_L1);
}

void Verbs::tellBadge()
{
    const OwnVerification &view = verificationView();
    if (!view.isVerified())
        return m_desk.tell(Tone::Good, view.summary(m_desk.formats()));
    m_desk.tell(Tone::Good, badgeText(view));
}

/// What becomes of what was asked for now.
void Verbs::tellWhenSettled()
{
    auto *context = new QObject(&verificationView());
    connect(&verificationView(), &OwnVerification::changed, context, [this, context] {
        const OwnVerification &view = verificationView();
        if (view.isBusy())
            return;
        context->deleteLater();
        disconnect(&verificationView(), nullptr, context, nullptr);
        if (view.error())
            return tellError(*view.error());
        if (!view.isWaiting())
            tellBadge();
    });
}

void Verbs::showStanding()
{
    const OwnVerification &view = verificationView();
    QList<SheetRow> rows;
    const auto line = [&](const QString &words, Role role) {
        if (!words.isEmpty())
            rows.append({PaintedLine{{sanitized(words), theme()[role]}}});
    };
    line(view.summary(m_desk.formats()), Role::Text);
    for (const QString &kept : view.keptLines())
        line(views::oneLine(kept, 100), Role::Text);
    if (view.isVerified())
        line(badgeText(view), Role::Muted);
    line(view.remark(), Role::Muted);
    m_desk.show(std::make_unique<Sheet>(tr("Who you are"), rows, tr("Esc closes")));
}

void Verbs::showVerificationLink(const QUrl &url)
{
    const QString address = QString::fromLatin1(url.toEncoded());
    QList<SheetRow> rows;
    rows.append(
        {PaintedLine{{tr("Open this address in a browser, or scan the code, and say there who you are:"),
                      theme()[Role::Text]}}});
    rows.append(
        {PaintedLine{{sanitized(address), theme()[Role::Prompt].leadingTo(Hyperlink::to(url))}}, {}, false});
    rows.append({PaintedLine{
        {tr("What becomes of it is told here. The address is for you alone."), theme()[Role::Muted]}}});
    if (const QString remark = verificationView().remark(); !remark.isEmpty())
        rows.append({PaintedLine{{sanitized(remark), theme()[Role::Warning]}}});
    rows.append({PaintedLine{{QString(), theme()[Role::Text]}}});
    if (!theme().isAscii()) {
        for (const PaintedLine &code : qrCode(address, m_desk.depth()))
            rows.append({code, {}, false});
    }
    m_desk.show(std::make_unique<Sheet>(tr("Who you are"), rows, tr("Esc closes")));
}

} // namespace madang::tui
