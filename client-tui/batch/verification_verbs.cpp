// SPDX-License-Identifier: GPL-3.0-or-later
// The batch verb about proving who one is.
#include "client-tui/batch/batch_verbs.h"

#include "common/views/event_text.h"
#include "common/views/own_verification.h"

#include <QCoreApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using views::OwnVerification;

    constexpr int kLongestVerifyPatience = 3600;

    struct VerificationVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::VerificationVerbs)
    };

    void printStanding(BatchRun &run, const OwnVerification &view)
    {
        run.out().json("verification", *view.standing());
        run.out().line(view.isOff() ? VerificationVerbsText::tr("This server verifies nobody.")
                                    : view.summary(run.formats()));
        for (const QString &line : view.keptLines())
            run.out().line(u"  "_s + views::oneLine(line, 100));
        if (view.isVerified())
            run.out().line(view.standing()->shown
                               ? VerificationVerbsText::tr("Others see on your card that you are verified.")
                               : VerificationVerbsText::tr("Others do not see that you are verified."));
        if (!view.remark().isEmpty())
            run.out().line(view.remark());
    }

    void printLink(BatchRun &run, const QString &address)
    {
        run.out().line(
            VerificationVerbsText::tr("Open this address in a browser, and say there who you are:"));
        run.out().line(address);
        run.drawCode(address);
    }

    /// From the link until it is known what became of it, or patience ends.
    class VerificationWait : public QObject {
    public:
        VerificationWait(BatchRun &run, OwnVerification &view, int patience)
            : QObject(&run)
            , m_run(run)
            , m_view(view)
        {
            connect(&view, &OwnVerification::verified, this, [this] {
                printStanding(m_run, m_view);
                m_run.finish();
            });
            connect(&view, &OwnVerification::wantsBrowser, this, [this] { tellLink(); });
            connect(&view, &OwnVerification::changed, this, [this] {
                if (!m_view.isBusy() && !m_view.isWaiting() && !m_view.isVerified() && m_view.error())
                    m_run.fail(*m_view.error());
            });
            QTimer::singleShot(patience * 1000, this, [this] {
                m_run.out().line(m_view.summary(m_run.formats()));
                m_run.finish(ExitCode::Waiting);
            });
            if (view.isWaiting())
                tellLink();
            else
                view.begin();
        }

    private:
        void tellLink()
        {
            m_run.out().json("attempt", *m_view.attempt());
            printLink(m_run, QString::fromLatin1(m_view.address().toEncoded()));
        }

        BatchRun &m_run;
        OwnVerification &m_view;
    };

    /// Shows, hides or forgets.
    void changeVerification(BatchRun &run, OwnVerification &view, const QString &word)
    {
        if (!view.isVerified())
            return run.fail(Error{Code::Conflict, "not-verified"});
        const auto end = [&run, &view] {
            if (view.error())
                return run.fail(*view.error());
            printStanding(run, view);
            run.finish();
        };
        const bool isSo = word != "forget"_L1 && view.standing()->shown == (word == "show"_L1);
        if (isSo)
            return end();
        QObject::connect(&view, &OwnVerification::changed, &run, [&view, end] {
            if (!view.isBusy())
                end();
        });
        word == "forget"_L1 ? view.forget() : view.setShown(word == "show"_L1);
    }

} // namespace

void verifyIdentity(BatchRun &run)
{
    const QString word = run.word(0);
    const QStringList words{QString(), u"status"_s, u"show"_s, u"hide"_s, u"forget"_s};
    if (!words.contains(word))
        return run.failUsage(VerificationVerbsText::tr("Write status, show, hide or forget, or nothing."));
    const std::optional<int> patience = run.patience(
        kLongestVerifyPatience, VerificationVerbsText::tr("--timeout takes seconds, at most 3600."));
    if (!patience)
        return;
    auto *view = new OwnVerification(run.session(), &run);
    QObject::connect(
        view, &OwnVerification::changed, &run,
        [&run, view, word, patience = *patience] {
            if (!view->isKnown())
                return run.fail(view->isOff() ? Error{Code::NotSupported, "verification"}
                                              : view->error().value_or(Error{Code::NotSignedIn, "account"}));
            const bool asks = word.isEmpty() && !view->isVerified();
            if (!asks && (word.isEmpty() || word == "status"_L1)) {
                printStanding(run, *view);
                return run.finish();
            }
            if (!asks)
                return changeVerification(run, *view, word);
            if (view->isOff())
                return run.fail(Error{Code::NotSupported, "verification"});
            new VerificationWait(run, *view, patience);
        },
        Qt::SingleShotConnection);
    view->read();
}

} // namespace madang::tui
