// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd check` where nicknames are to be unique, and `madangd users nickname`, by the real program.
#include "tests/server/commands/verb_store.h"

#include <QTest>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;

class CheckNicknamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_engine = engine;
    }

    void doublesAreToldWithWhatHelps()
    {
        const VerbStore store(m_engine);
        for (const QString &name : {u"boss"_s, u"mina"_s, u"jun"_s})
            QCOMPARE(store.run({u"users"_s, u"create"_s, name}).code, 0);
        QCOMPARE(store.run({u"users"_s, u"nickname"_s, u"mina"_s, u"Blue Moon"_s}).code, 0);
        QCOMPARE(store.run({u"users"_s, u"nickname"_s, u"jun"_s, u"blue moon"_s}).code, 0);
        const QByteArray free = store.run({u"check"_s}).out;
        QVERIFY2(!free.contains("is called") && !free.contains("no two nicknames"), free.constData());
        QFile file(store.below(u"madangd.toml"_s));
        QVERIFY(file.open(QIODevice::Append));
        QVERIFY(file.write("[accounts]\nnicknames = \"unique\"\n") > 0);
        file.close();
        const auto told = store.run({u"check"_s});
        QVERIFY2(told.out.contains("jun is called blue moon, much as mina is: madangd users nickname jun"),
                 told.out.constData());
        // It stays until somebody does something; the same again is refused.
        const auto refused = store.run({u"users"_s, u"nickname"_s, u"jun"_s, u"BLUE MOON"_s});
        QCOMPARE(refused.code, 3);
        QVERIFY2(refused.err.contains("somebody else is called so"), refused.err.constData());
        QCOMPARE(store.run({u"users"_s, u"nickname"_s, u"jun"_s}).code, 0);
        QVERIFY(store.run({u"check"_s}).out.contains("no two nicknames are alike"));
    }

private:
    Engine m_engine = Engine::Sqlite;
};

QTEST_GUILESS_MAIN(CheckNicknamesTest)
#include "tst_check_nicknames.moc"
