// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/accounts/reset_codes.h"

#include "common/protocol/accounts.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ResetCodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodeIsGoodForItsWindowAndTwoMore()
    {
        const QString code = m_codes.codeAt(m_mina, m_begin.plus(9min));
        QCOMPARE(m_codes.codeAt(m_mina, m_begin), code);
        QVERIFY(m_codes.codeAt(m_mina, m_begin.plus(10min)) != code);
        QVERIFY(m_codes.isCode(m_mina, code, m_begin));
        QVERIFY(m_codes.isCode(m_mina, code, m_begin.plus(30min - 1ms)));
        QVERIFY(!m_codes.isCode(m_mina, code, m_begin.plus(30min)));
        QVERIFY2(!m_codes.isCode(m_mina, code, m_begin.plus(-1ms)), "nor before it was mailed");
        QVERIFY(ResetCodes::goodFor(m_begin) == 30min);
        QVERIFY(ResetCodes::goodFor(m_begin.plus(10min - 1ms)) == 20min);
    }

    void itIsTakenAsPeopleTypeIt()
    {
        const QString code = m_codes.codeAt(m_mina, m_begin);
        QString digits = code;
        digits.remove(u' ');
        QCOMPARE(digits.size(), accounts::kResetCodeDigits);
        QString wide;
        for (const QChar c : digits)
            wide += QChar(char16_t(c.unicode() - u'0' + 0xFF10));
        QString dashed = code;
        dashed.replace(u' ', u'-');
        for (const QString &typed : {code, digits, wide, dashed, QString(u' ' + digits + u'\n')})
            QVERIFY2(m_codes.isCode(m_mina, typed, m_begin), qPrintable(typed));
        for (const QString &typed : {QString(), digits.chopped(1), QString(digits + u'0')})
            QVERIFY2(!m_codes.isCode(m_mina, typed, m_begin), qPrintable(typed));
    }

    void itBelongsToOneAccountAddressAndPassword()
    {
        const QString code = m_codes.codeAt(m_mina, m_begin);
        const QString trace = m_codes.traceAt(m_mina, m_begin);
        QVERIFY(!trace.contains(code));
        QList<ResetCodes::Ground> others{m_mina, m_mina, m_mina};
        others[0].account = UserId{12};
        others[1].address = u"other@example.org"_s;
        others[2].mark = u"another"_s;
        for (const ResetCodes::Ground &other : others) {
            QVERIFY(!m_codes.isCode(other, code, m_begin));
            QVERIFY(m_codes.traceAt(other, m_begin) != trace);
        }
        QVERIFY(!ResetCodes(QByteArray(32, 'x')).isCode(m_mina, code, m_begin));
        const ResetCodes links(QByteArray(32, 'k'), u"link"_s);
        QVERIFY(!links.isCode(m_mina, code, m_begin));
        QVERIFY(links.isCode(m_mina, links.codeAt(m_mina, m_begin), m_begin));
    }

    void anAttemptCannotBeMadeUp()
    {
        const QString attempt = m_codes.newAttempt(u"mina@example.org"_s, m_begin);
        QVERIFY(attempt.size() <= accounts::kLongestResetAttempt);
        QVERIFY(m_codes.newAttempt(u"mina@example.org"_s, m_begin) != attempt);
        const auto isGood = [this](const QString &each, const QString &folded, Timestamp at) {
            return m_codes.isAttempt(each, folded, at);
        };
        QVERIFY(isGood(attempt, u"mina@example.org"_s, m_begin.plus(30min - 1ms)));
        QVERIFY(!isGood(attempt, u"mina@example.org"_s, m_begin.plus(30min)));
        QVERIFY(!isGood(attempt, u"jun@example.org"_s, m_begin));
        QVERIFY(!isGood({}, u"mina@example.org"_s, m_begin));
        // Begun later than it was.
        QStringList parts = attempt.split(u'.');
        parts[1] = QString::number(m_begin.plus(1h).ms);
        QVERIFY(!isGood(parts.join(u'.'), u"mina@example.org"_s, m_begin.plus(1h)));
        QVERIFY(!ResetCodes(QByteArray(32, 'x')).isAttempt(attempt, u"mina@example.org"_s, m_begin));
    }

private:
    const ResetCodes m_codes{QByteArray(32, 'k')};
    const ResetCodes::Ground m_mina{UserId{11}, u"mina@example.org"_s, u"$argon2id$one"_s};
    const Timestamp m_begin{1'772'420'400'000}; ///< of a window
};

QTEST_GUILESS_MAIN(ResetCodesTest)
#include "tst_reset_codes.moc"
