// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/sanitizers.h"
#include "server/features/files/thumbnailer.h"
#include "tests/support/patience.h"
#include "tests/support/webp.h"

#include <QBuffer>
#include <QColor>
#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <zlib.h>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

QByteArray bigEndian(quint32 value)
{
    QByteArray octets;
    for (const int shift : {24, 16, 8, 0})
        octets += char(value >> shift);
    return octets;
}

QByteArray chunk(const QByteArray &name, const QByteArray &body)
{
    const QByteArray named = name + body;
    const quint32 sum
        = quint32(crc32(0, reinterpret_cast<const Bytef *>(named.constData()), uInt(named.size())));
    return bigEndian(quint32(body.size())) + named + bigEndian(sum);
}

/// A PNG of one colour that says it is that large; its octets are few.
QByteArray png(quint32 width, quint32 height)
{
    const QByteArray head = bigEndian(width) + bigEndian(height) + QByteArray("\x08\x00\x00\x00\x00", 5);
    const QByteArray rows
        = qCompress(QByteArray(qsizetype(qMin<quint64>((quint64(width) + 1) * height, 1 << 20)), '\0'));
    return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", head) + chunk("IDAT", rows.mid(4))
        + chunk("IEND", {});
}

} // namespace

class ThumbnailerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program = qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-thumbnail"_s;
        QVERIFY2(QFile::exists(m_program), qPrintable(m_program));
    }

    void aPictureBecomesSmall_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<bool>("seeThrough");
        QTest::addColumn<QString>("type");
        QTest::newRow("photo") << QByteArray("jpeg") << false << u"image/jpeg"_s;
        QTest::newRow("drawing") << QByteArray("png") << false << u"image/jpeg"_s;
        QTest::newRow("see-through") << QByteArray("png") << true << u"image/png"_s;
    }
    void aPictureBecomesSmall()
    {
        QFETCH(const QByteArray, format);
        QFETCH(const bool, seeThrough);
        QFETCH(const QString, type);
        QImage image(1600, 800, seeThrough ? QImage::Format_ARGB32 : QImage::Format_RGB32);
        image.fill(seeThrough ? Qt::transparent : Qt::darkGreen);
        QByteArray octets;
        QBuffer buffer(&octets);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(image.save(&buffer, format.constData()));
        const auto made = Thumbnailer::made(m_program, fileWith(octets));
        QVERIFY(made);
        QCOMPARE(made->width, 1600);
        QCOMPARE(made->height, 800);
        QCOMPARE(made->type, type);
        const QImage small = QImage::fromData(made->octets);
        QCOMPARE(small.size(), QSize(512, 256));
    }

    void aWebpBecomesSmallToo_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QString>("type");
        QTest::newRow("photo") << test::webp(1600, 800) << u"image/jpeg"_s;
        QTest::newRow("see-through") << test::webp(1600, 800, 64) << u"image/png"_s;
        QTest::newRow("moving") << test::movingWebp(1600, 800, 3) << u"image/png"_s;
    }
    void aWebpBecomesSmallToo()
    {
        QFETCH(const QByteArray, octets);
        QFETCH(const QString, type);
        const auto made = Thumbnailer::made(m_program, fileWith(octets));
        QVERIFY2(made, "is qt6-image-formats-plugins installed?");
        QCOMPARE(made->width, 1600);
        QCOMPARE(made->height, 800);
        QCOMPARE(made->type, type);
        const QImage small = QImage::fromData(made->octets);
        QCOMPARE(small.size(), QSize(512, 256));
        const QColor middle = small.pixelColor(256, 128);
        QVERIFY(middle.green() > middle.red() && middle.red() > middle.blue());
    }

    void aSquareIsTheMiddle_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("side");
        QTest::newRow("wide") << QSize(1600, 800) << 256;
        QTest::newRow("tall") << QSize(300, 5000) << 256;
        QTest::newRow("small") << QSize(100, 40) << 40;
        QTest::newRow("thread") << QSize(1, 2000) << 1;
    }
    void aSquareIsTheMiddle()
    {
        QFETCH(const QSize, size);
        QFETCH(const int, side);
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QByteArray octets;
        QBuffer buffer(&octets);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(image.save(&buffer, "PNG"));
        const auto made = Thumbnailer::madeSquare(m_program, octets);
        QVERIFY(made);
        QCOMPARE(QImage::fromData(made->octets).size(), QSize(side, side));
        QVERIFY(!Thumbnailer::madeSquare(m_program, octets.first(octets.size() / 2 - 10)));
        QVERIFY(!Thumbnailer::madeSquare(m_program, "hello"));
    }

    void aLargePictureIsScaledToo()
    {
        QImage image(6000, 5000, QImage::Format_RGB32);
        image.fill(Qt::darkBlue);
        QByteArray octets;
        QBuffer buffer(&octets);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(image.save(&buffer, "PNG"));
        const auto made = Thumbnailer::made(m_program, fileWith(octets));
        QVERIFY(made);
        QCOMPARE(QImage::fromData(made->octets).size(), QSize(512, 426));
    }

    void whatIsNoPictureFails_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QTest::newRow("cut") << png(64, 64).first(30);
        QTest::newRow("no picture inside") << QByteArray("\xff\xd8\xff\xe0 nothing");
        QTest::newRow("cut webp") << test::webp(64, 64).chopped(6);
        QTest::newRow("cut moving webp") << test::movingWebp(64, 64, 3).first(80);
        QTest::newRow("no picture in a webp")
            << test::webpFile(test::webpChunk("VP8L", QByteArray(40, '\xff')));
    }
    void whatIsNoPictureFails()
    {
        QFETCH(const QByteArray, octets);
        QCOMPARE(why(Thumbnailer::made(m_program, fileWith(octets))), u"picture-unreadable"_s);
    }

    void aBombIsRefusedByItsHead()
    {
        QVERIFY(Thumbnailer::made(m_program, fileWith(png(64, 64))));
        QElapsedTimer timer;
        timer.start();
        for (const QByteArray &bomb : {png(60'000, 60'000), png(31'000, 2)})
            QCOMPARE(why(Thumbnailer::made(m_program, fileWith(bomb))), u"picture-large"_s);
        QVERIFY(!Thumbnailer::made(m_program, fileWith(test::webp(16'384, 16'384))));
        QVERIFY(!Thumbnailer::made(m_program, fileWith(test::movingWebp(16'384, 16'384, 1))));
        QVERIFY(timer.elapsed() < Thumbnailer::kPatience.count());
    }

    void whoTakesTooLongIsKilled()
    {
        // Stands for a decoder that never ends: it sleeps instead of reading.
        const QString stubborn = fileWith("#!/bin/sh\nexec sleep 60\n");
        QVERIFY(QFile::setPermissions(stubborn, QFile::ReadOwner | QFile::ExeOwner));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(why(Thumbnailer::made(stubborn, fileWith("x"))), u"picture-slow"_s);
        QVERIFY(timer.elapsed() < 30'000);
    }

    void theSystemsLimitsHaveTheirReasons_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::addColumn<QString>("reason");
        QTest::newRow("processor time") << QByteArray("kill -XCPU $$") << u"picture-slow"_s;
        QTest::newRow("no memory left") << QByteArray("kill -KILL $$") << u"picture-large"_s;
        QTest::newRow("memory of its own") << QByteArray("exit 2") << u"picture-large"_s;
        QTest::newRow("a decoder that falls") << QByteArray("kill -SEGV $$") << u"picture-unreadable"_s;
        QTest::newRow("no picture") << QByteArray("exit 1") << u"picture-unreadable"_s;
        QTest::newRow("nothing said") << QByteArray("exit 0") << u"picture-unreadable"_s;
    }
    void theSystemsLimitsHaveTheirReasons()
    {
        QFETCH(const QByteArray, end);
        QFETCH(const QString, reason);
        const QString child = fileWith("#!/bin/sh\n" + end + '\n');
        QVERIFY(QFile::setPermissions(child, QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(why(Thumbnailer::made(child, fileWith("x"))), reason);
    }

    void whoSaysTooMuchIsKilled()
    {
        const QString loud = fileWith("#!/bin/sh\nexec cat /dev/zero\n");
        QVERIFY(QFile::setPermissions(loud, QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(why(Thumbnailer::made(loud, fileWith("x"))), u"picture-unreadable"_s);
    }

    void itsLimitsAreReal()
    {
        // The program locks itself in before it reads; while it waits for stdin, the system tells what it
        // may.
        QProcess child;
        child.start(m_program, QStringList());
        QVERIFY(child.waitForStarted());
        const auto limits = [&child] {
            QFile file(u"/proc/%1/limits"_s.arg(child.processId()));
            return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).simplified()
                                                  : QString();
        };
        QTRY_VERIFY(limits().contains(u"Max open files 0 0"_s));
        const QString all = limits();
        QVERIFY(all.contains(u"Max cpu time 4 5"_s));
        QVERIFY(all.contains(u"Max file size 0 0"_s));
#ifndef MADANG_SANITIZED
        QVERIFY(all.contains(u"Max address space 1073741824 1073741824"_s));
#endif
        child.closeWriteChannel();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitCode(), 1);
    }

    void fewWaitAndAllAreAnswered()
    {
        const QString picture = fileWith(png(64, 64));
        std::atomic_int answers = 0;
        int taken = 0;
        {
            Thumbnailer thumbnailer(m_program);
            for (int i = 0; i < 20; ++i)
                taken += thumbnailer.make(picture, [&answers](const auto &) { ++answers; }) ? 1 : 0;
        }
        QVERIFY(taken >= 1);
        QVERIFY(taken < 20);
        QCOMPARE(answers.load(), taken);
        Thumbnailer none{QString()};
        QVERIFY(!none.make(picture, [](const auto &) {}));
    }

private:
    static QString why(const Result<Thumbnail> &made)
    {
        return made ? QString() : made.error().about;
    }
    QString fileWith(const QByteArray &octets)
    {
        const QString path = m_folder.filePath(u"file%1"_s.arg(++m_files));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() ? path : QString();
    }

    QTemporaryDir m_folder;
    QString m_program;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(ThumbnailerTest)
#include "tst_thumbnailer.moc"
