// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/file_name.h"
#include "common/base/file_type.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class FileTypeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theContentDecides_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n...") << u"x.txt"_s << u"image/png"_s;
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0") << QString() << u"image/jpeg"_s;
        QTest::newRow("webp") << QByteArray("RIFF....WEBPVP8 ") << QString() << u"image/webp"_s;
        QTest::newRow("wav") << QByteArray("RIFF....WAVEfmt ") << QString() << u"audio/wav"_s;
        QTest::newRow("only WEBP") << QByteArray("abcdefghWEBP") << QString() << u"text/plain"_s;
        QTest::newRow("pdf") << QByteArray("%PDF-1.7") << QString() << u"application/pdf"_s;
        QTest::newRow("zip") << QByteArray("PK\x03\x04") << u"x.bin"_s << u"application/zip"_s;
        QTest::newRow("hwp") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") << u"공문.HWP"_s
                             << u"application/x-hwp"_s;
        QTest::newRow("html") << QByteArray("<!doctype html><script>") << u"x.png"_s << u"text/plain"_s;
        QTest::newRow("svg") << QByteArray("<svg xmlns=''/>") << u"x.svg"_s << u"text/plain"_s;
        QTest::newRow("korean") << QByteArray("안녕하세요") << QString() << u"text/plain"_s;
        QTest::newRow("korean, cut") << QByteArray("안녕").chopped(1) << QString() << u"text/plain"_s;
        QTest::newRow("no text") << QByteArray("\xff\xfe\x80zz") << u"x.html"_s
                                 << u"application/octet-stream"_s;
        QTest::newRow("nothing") << QByteArray() << u"x.png"_s << u"application/octet-stream"_s;
        QTest::newRow("cut") << QByteArray("\x89PN") << u"x.png"_s << u"application/octet-stream"_s;
    }
    void theContentDecides()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QString, name);
        QFETCH(const QString, type);
        QCOMPARE(fileType(head, name), type);
    }

    void onlyWhatRunsNothingIsOpened()
    {
        QVERIFY(mayBeOpened(u"image/png", u"x.PNG"_s));
        QVERIFY(mayBeOpened(u"application/pdf", u"공문.pdf"_s));
        QVERIFY(mayBeOpened(u"text/plain", u"read me.txt"_s));
        for (const QString &name : {u"x.desktop"_s, u"x.sh"_s, u"x.exe"_s, u"x.html"_s, u"x.svg"_s,
                                    u"x.png.sh"_s, u"txt"_s, u"x"_s, QString()})
            QVERIFY2(!mayBeOpened(u"text/plain", name), qPrintable(name));
        QVERIFY2(!mayBeOpened(u"text/plain", u"x.png"_s), "a script with the name of a picture");
        QVERIFY2(!mayBeOpened(u"image/png", u"x.html"_s), "a picture with the name of a page");
        QVERIFY(!mayBeOpened(u"application/octet-stream", u"x.bin"_s));
    }

    void namesLoseWhatCouldHarm_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("clean");
        QTest::newRow("plain") << u"사진 1.png"_s << u"사진 1.png"_s;
        QTest::newRow("from a Mac") << u"한글.txt"_s.normalized(QString::NormalizationForm_D)
                                    << u"한글.txt"_s;
        QTest::newRow("path") << u"/etc/passwd"_s << u"passwd"_s;
        QTest::newRow("up") << u"../.."_s << u"file"_s;
        QTest::newRow("windows") << u"a\\b\\c.doc"_s << u"c.doc"_s;
        QTest::newRow("control") << u"a\u0000b\u001b[31m\n.txt"_s << u"ab[31m.txt"_s;
        QTest::newRow("reordered") << u"invoice\u202Efdp.exe"_s << u"invoicefdp.exe"_s;
        QTest::newRow("nothing") << u" \u200b "_s << u"file"_s;
        QTest::newRow("hidden") << u".profile"_s << u".profile"_s;
        QTest::newRow("emoji") << u"축하🎉.gif"_s << u"축하🎉.gif"_s;
    }
    void namesLoseWhatCouldHarm()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, clean);
        QCOMPARE(cleanFileName(name), clean);
    }

    void aLongNameKeepsItsEnding()
    {
        const QString clean = cleanFileName(QString(500, u'\uAC00') + u".hwp"_s);
        QVERIFY(clean.toUtf8().size() <= kLongestFileName);
        QVERIFY(clean.endsWith(u"가.hwp"_s));
        const QString emoji = cleanFileName(u"🎉"_s.repeated(200));
        QVERIFY(emoji.toUtf8().size() <= kLongestFileName);
        QVERIFY(!emoji.toUcs4().contains(0xfffd));
    }
};

QTEST_GUILESS_MAIN(FileTypeTest)
#include "tst_file_type.moc"
