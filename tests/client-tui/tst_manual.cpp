// SPDX-License-Identifier: GPL-3.0-or-later
// The manual page names everything that the program's tables have: typed commands, batch verbs with their
// options, settings. Whoever adds one writes about it.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/batch/completer.h"
#include "client-tui/settings/config.h"
#include "client-tui/verbs/verb_table.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace madang::tui;
using namespace Qt::StringLiterals;

class ManualTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile page(qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/client-tui/madang-tui.1"_s);
        QVERIFY2(page.open(QFile::ReadOnly), qPrintable(page.fileName()));
        m_page = QString::fromUtf8(page.readAll()).replace(u"\\-"_s, u"-"_s);
    }

    void everyTypedCommandIsThere()
    {
        for (const Verb &verb : verbTable())
            QVERIFY2(names(u'/' + verb.word), verb.word.data());
    }
    void everyVerbIsThereWithItsOptions()
    {
        for (const BatchVerb &verb : batchVerbs()) {
            QVERIFY2(names(verb.word), verb.word.data());
            for (const QString &option : verb.options)
                QVERIFY2(names(asTyped(option)), qPrintable(verb.word + u' ' + asTyped(option)));
        }
        for (const QString &option : commonOptions())
            QVERIFY2(names(asTyped(option)), qPrintable(option));
    }
    void everyVerbIsOfferedToShells()
    {
        const QStringList offered = completionsOf({QString()}, {});
        for (const BatchVerb &verb : batchVerbs()) {
            QVERIFY2(offered.contains(QString(verb.word)), verb.word.data());
            for (const QString &option : verb.options) {
                const QString typed = asTyped(option);
                if (typed.startsWith("--"_L1))
                    QVERIFY2(completionsOf({QString(verb.word), typed}, {}).contains(typed),
                             qPrintable(verb.word + u' ' + typed));
            }
        }
    }
    void everySettingIsThere()
    {
        QVERIFY(configKeys().size() >= 15);
        for (const QString &key : configKeys()) {
            QVERIFY2(names(key), qPrintable(key));
            // And it is a setting: a wrong value is another fault than a wrong name.
            const ConfigReading reading = readConfig(key.toUtf8() + " = [[]]\n");
            for (const ConfigFault &fault : reading.faults)
                QVERIFY2(!fault.text.contains(u"There is no setting"_s), qPrintable(fault.text));
        }
        QCOMPARE(readConfig("nonsense = 1\n").faults.size(), 1);
    }

private:
    static QString asTyped(const QString &option)
    {
        const QString word = option.endsWith(u'=') ? option.chopped(1) : option;
        return (word.size() == 1 ? u"-"_s : u"--"_s) + word;
    }
    /// Whether the page has it as a word of its own.
    bool names(const QString &word) const
    {
        const QRegularExpression whole(u"(?<![\\w/-])"_s + QRegularExpression::escape(word)
                                       + u"(?![\\w-])"_s);
        return whole.match(m_page).hasMatch();
    }

    QString m_page;
};

QTEST_GUILESS_MAIN(ManualTest)
#include "tst_manual.moc"
