// SPDX-License-Identifier: GPL-3.0-or-later
// The table of emoji, and choosing from it.
#include "common/views/emoji/emoji_picker.h"

#include "common/base/emoji.h"
#include "tests/support/fake_clock.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;

class EmojiPickerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"preferences.ini"_s));
        m_formats.setLanguage(Language::English);
    }

    void everyEmojiOfTheTableMayBeAReaction()
    {
        const auto &all = EmojiTable::instance().all();
        QVERIFY(all.size() > 1500);
        for (const Emoji &emoji : all) {
            QVERIFY2(isEmoji(emoji.sign.toString()), qPrintable(emoji.english.toString()));
            QVERIFY(!emoji.english.isEmpty() && !emoji.korean.isEmpty());
        }
    }
    void groupsBeginWhereTheySay()
    {
        const EmojiTable &table = EmojiTable::instance();
        for (int group = 0; group < EmojiTable::kGroups; ++group) {
            QCOMPARE(table.all()[size_t(table.first(group))].group, group);
            QVERIFY(group == 0 || table.all()[size_t(table.first(group) - 1)].group < group);
        }
    }
    void theyAreFoundInBothLanguages_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sign");
        QTest::newRow("English name") << u"red heart"_s << u"❤️"_s;
        QTest::newRow("as others write it") << u":red_heart:"_s << u"❤️"_s;
        QTest::newRow("Korean name") << u"빨간색 하트"_s << u"❤️"_s;
        QTest::newRow("Korean word") << u"따봉"_s << u"👍"_s;
        QTest::newRow("half a Korean word") << u"따보"_s << u"👍"_s;
        QTest::newRow("initial consonants") << u"ㄸㅂ"_s << u"👍"_s;
        QTest::newRow("a flag") << u"south korea"_s << u"🇰🇷"_s;
        QTest::newRow("upper case") << u"PIZZA"_s << u"🍕"_s;
    }
    void theyAreFoundInBothLanguages()
    {
        QFETCH(QString, typed);
        QFETCH(QString, sign);
        QCOMPARE(found(typed).value(0), sign);
    }
    void whatIsCalledNothingIsNotFound()
    {
        QVERIFY(found(u"qqqq"_s).isEmpty());
        QVERIFY(found(u"  "_s).isEmpty());
        QVERIFY(found(QString(100'000, u'가')).isEmpty());
        QCOMPARE(EmojiTable::instance().search(u"a"_s, 7).size(), size_t(7));
    }

    void whatWasUsedStandsFirstTheNextTime()
    {
        EmojiPicker first(*m_preferences, m_formats);
        QCOMPARE(first.recentCount(), 0);
        QCOMPARE(first.sign(first.firstRow(0)), u"😀"_s);
        first.use(u"🍕"_s);
        QCOMPARE(first.recentCount(), 0); // nothing moves under the mouse
        EmojiPicker second(*m_preferences, m_formats);
        second.use(u"👍"_s);
        EmojiPicker third(*m_preferences, m_formats);
        const QAbstractItemModelTester tester(&third, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(third.recentCount(), 2);
        QCOMPARE(third.sign(0), u"👍"_s);
        QCOMPARE(third.sign(1), u"🍕"_s);
        QCOMPARE(third.sign(third.firstRow(0)), u"😀"_s);
        QCOMPARE(third.name(0), u"thumbs up"_s);
        m_formats.setLanguage(Language::Korean);
        QCOMPARE(third.name(0), u"올린 엄지"_s);
        third.setFilter(u"피자"_s);
        QCOMPARE(third.sign(0), u"🍕"_s);
        QCOMPARE(third.recentCount(), 0);
        QCOMPARE(third.firstRow(0), -1);
    }
    void recentOnesHaveALimitAndAreReadWithCare()
    {
        m_preferences->setLayout(u"recent-emoji"_s, "😀\n<b>x</b>\n😀\n\n" + QByteArray(100'000, 'x'));
        EmojiPicker picker(*m_preferences, m_formats);
        QCOMPARE(picker.recentCount(), 1);
        for (int i = 0; i < 40; ++i)
            EmojiPicker(*m_preferences, m_formats)
                .use(EmojiTable::instance().all()[size_t(i)].sign.toString());
        QCOMPARE(EmojiPicker(*m_preferences, m_formats).recentCount(), EmojiPicker::kMostRecent);
    }

private:
    static QStringList found(const QString &typed)
    {
        QStringList signs;
        for (const int index : EmojiTable::instance().search(typed, 50))
            signs += EmojiTable::instance().all()[size_t(index)].sign.toString();
        return signs;
    }

    test::FakeClock m_clock;
    Formats m_formats{m_clock};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
};

QTEST_GUILESS_MAIN(EmojiPickerTest)
#include "tst_emoji_picker.moc"
