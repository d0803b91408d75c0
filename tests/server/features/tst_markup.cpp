// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/markup.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class MarkupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextIsEscaped()
    {
        QCOMPARE(html(u"<p>{}</p>", {u"<script>&\"x\"</script>"_s}).text(),
                 u"<p>&lt;script&gt;&amp;&quot;x&quot;&lt;/script&gt;</p>"_s);
    }
    void markupStaysMarkup()
    {
        QCOMPARE(html(u"<div>{}</div>", {html(u"<b>{}</b>", {u"1 < 2"_s})}).text(),
                 u"<div><b>1 &lt; 2</b></div>"_s);
    }
    void placesInAValueAreNotFilled() { QCOMPARE(html(u"{}-{}", {u"{}%1"_s, u"b"_s}).text(), u"{}%1-b"_s); }
    void aTextCannotLeaveItsAttribute()
    {
        QCOMPARE(html(uR"(<a title="{}">)", {u"\" onclick=\"x"_s}).text(),
                 u"<a title=\"&quot; onclick=&quot;x\">"_s);
    }
};

QTEST_GUILESS_MAIN(MarkupTest)
#include "tst_markup.moc"
