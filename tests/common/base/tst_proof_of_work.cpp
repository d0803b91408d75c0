// SPDX-License-Identifier: GPL-3.0-or-later
// Finding and judging a proof of work. The nonces are the smallest ones, as other implementations find them.
#include "common/base/proof_of_work.h"

#include <QCryptographicHash>
#include <QTest>

using namespace madang;

class ProofOfWorkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSolutionIsWhatTheContractSays_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<int>("bits");
        QTest::newRow("none") << QByteArray("madang") << 0;
        QTest::newRow("one") << QByteArray("madang") << 1;
        QTest::newRow("within an octet") << QByteArray("madang") << 5;
        QTest::newRow("an octet") << QByteArray("madang") << 8;
        QTest::newRow("beyond an octet") << QByteArray("madang") << 11;
        QTest::newRow("of nothing") << QByteArray() << 9;
        QTest::newRow("longer than a block") << QByteArray(200, 'x') << 10;
    }
    void aSolutionIsWhatTheContractSays()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(int, bits);
        const auto nonce = proof_of_work::solve(challenge, bits, [] { return false; });
        QVERIFY(nonce);
        QVERIFY(proof_of_work::isSolved(challenge, *nonce, bits));
        // Counted the slow way, by another implementation; and none of those before it is one.
        QVERIFY(zeroBits(challenge, *nonce) >= bits);
        for (int earlier = 0; earlier < nonce->toInt(); ++earlier)
            QVERIFY(zeroBits(challenge, QByteArray::number(earlier)) < bits);
    }

    void oneIsGoodForItsChallengeOnly()
    {
        const auto nonce = proof_of_work::solve("one", 12, [] { return false; });
        QVERIFY(proof_of_work::isSolved("one", *nonce, 12));
        QVERIFY(!proof_of_work::isSolved("two", *nonce, 12));
        QVERIFY(!proof_of_work::isSolved("one", *nonce + ' ', 12));
        QVERIFY(!proof_of_work::isSolved("one", {}, 12));
        QVERIFY(!proof_of_work::isSolved("one", *nonce, zeroBits("one", *nonce) + 1));
    }

    void whatNobodyWantsAnyMoreEnds()
    {
        int looks = 0;
        QVERIFY(!proof_of_work::solve("madang", 256, [&looks] { return ++looks == 3; }));
        QCOMPARE(looks, 3);
    }

private:
    static int zeroBits(const QByteArray &challenge, const QByteArray &nonce)
    {
        const QByteArray hash = QCryptographicHash::hash(challenge + ':' + nonce, QCryptographicHash::Sha256);
        int bits = 0;
        while (bits < 256 && !(uchar(hash[bits / 8]) & (0x80 >> bits % 8)))
            ++bits;
        return bits;
    }
};

QTEST_GUILESS_MAIN(ProofOfWorkTest)
#include "tst_proof_of_work.moc"
