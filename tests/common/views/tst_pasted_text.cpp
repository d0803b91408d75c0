// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/pasted_text.h"

#include "common/protocol/chat.h"
#include "common/views/message_markdown.h"

#include <QTest>

using namespace madang;
using namespace madang::views;
using namespace Qt::StringLiterals;

class PastedTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyLongCodeAndTooMuchIsAskedAbout_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("asked");
        QTest::newRow("a word") << u"안녕"_s << false;
        QTest::newRow("code") << u"if (x) {\n    y();\n}\n"_s.repeated(8) << true;
        QTest::newRow("little code") << u"if (x) {\n    y();\n}\n"_s.repeated(3) << false;
        QTest::newRow("settings") << u"name = 1\nother = 2\n"_s.repeated(10) << true;
        QTest::newRow("a poem") << u"나 보기가 역겨워\n가실 때에는\n\n"_s.repeated(20) << false;
        QTest::newRow("nineteen lines") << u"x = y;\n"_s.repeated(19) << false;
        QTest::newRow("twenty lines") << u"x = y;\n"_s.repeated(20) << true;
        QTest::newRow("as long as a message") << QString(chat::kLongestMessage, u'x') << false;
        QTest::newRow("longer") << QString(chat::kLongestMessage + 1, u'x') << true;
    }
    void onlyLongCodeAndTooMuchIsAskedAbout()
    {
        QFETCH(QString, text);
        QTEST(isLongPaste(text), "asked");
    }

    void aFenceIsLongerThanAnyInside()
    {
        QCOMPARE(fencedCode(u"a\n\n"_s), u"```\na\n```"_s);
        const QString code = u"  ```\nb `````\n~~~"_s;
        const QString fenced = fencedCode(code);
        QVERIFY(fenced.startsWith(u"``````\n"_s));
        const StyledText styled = styledMessage(fenced);
        QCOMPARE(styled.text, code);
        QCOMPARE(styled.parts.size(), 1);
        QCOMPARE(styled.parts[0].kind, StyledPart::Kind::Code);
    }
};

QTEST_APPLESS_MAIN(PastedTextTest)
#include "tst_pasted_text.moc"
