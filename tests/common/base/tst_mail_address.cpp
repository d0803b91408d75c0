// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/mail_address.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class MailAddressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spellingsOfOneAddressAreTheSame()
    {
        const auto mina = MailAddress::fromText(u" Mina.Kim+yard@Example.ORG\n"_s);
        QVERIFY(mina);
        QCOMPARE(mina->shown, u"Mina.Kim+yard@example.org"_s);
        QCOMPARE(mina->folded, u"mina.kim+yard@example.org"_s);
        QCOMPARE(mina->wire, QByteArray("Mina.Kim+yard@example.org"));
    }
    void aDomainMayBeWrittenInHangul()
    {
        // Composed and decomposed are one.
        const auto composed = MailAddress::fromText(u"mina@마당.한국"_s);
        const auto decomposed
            = MailAddress::fromText(u"mina@마당.한국"_s.normalized(QString::NormalizationForm_D));
        QVERIFY(composed && decomposed);
        QCOMPARE(composed->shown, u"mina@마당.한국"_s);
        QCOMPARE(decomposed->shown, composed->shown);
        QVERIFY2(composed->wire.startsWith("mina@xn--"), composed->wire.constData());
        QCOMPARE(composed->folded.toLatin1(), composed->wire);
    }
    void whatCannotBeOneIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        for (const QString &typed : {u""_s,
                                     u"@"_s,
                                     u"mina"_s,
                                     u"mina@"_s,
                                     u"@example.org"_s,
                                     u"mina@example"_s,
                                     u"a@b@example.org"_s,
                                     u"mi na@example.org"_s,
                                     u"mina@exa mple.org"_s,
                                     u".mina@example.org"_s,
                                     u"mi..na@example.org"_s,
                                     u"mina@-example.org"_s,
                                     u"mina@example..org"_s,
                                     u"mina@[127.0.0.1]"_s,
                                     u"\"a b\"@example.org"_s,
                                     u"mina@example.org\r\nBcc: all@example.org"_s,
                                     u"mina\r\nX: y@example.org"_s,
                                     u"mina@example.org,jun@example.org"_s,
                                     u"<mina@example.org>"_s,
                                     u"민아@example.org"_s,
                                     u"mina\u202E@example.org"_s,
                                     u"mina@exam\u200Bple.org\u0000"_s,
                                     QString(65, u'a') + "@example.org"_L1,
                                     u"mina@"_s + QString(250, u'a') + ".org"_L1})
            QTest::newRow(qPrintable(typed.left(30))) << typed;
    }
    void whatCannotBeOneIsRefused()
    {
        QFETCH(QString, typed);
        const auto address = MailAddress::fromText(typed, "recipient");
        QVERIFY2(!address, address ? address->wire.constData() : "");
        QCOMPARE(address.error(), Error(Code::InvalidValue, "email").at(u"recipient"_s));
    }
};

QTEST_GUILESS_MAIN(MailAddressTest)
#include "tst_mail_address.moc"
