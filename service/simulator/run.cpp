// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/simulator/run.h"

#include "protocol/codec.h"
#include "protocol/paths.h"
#include "service/simulator/papers.h"

#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace yunchuang::simulator {

void say(const QString &line)
{
    std::fputs(QByteArray(line.toUtf8() + '\n').constData(), stdout);
    std::fflush(stdout);
}

void complain(const QString &line)
{
    std::fputs(QByteArray(line.toUtf8() + '\n').constData(), stderr);
}

namespace {

struct Uploading
{
    UnitId source;
    QList<Paper> papers;
    QVector<Material> sent;
    Uploaded done;
};

void uploadNext(ServiceLine &line, const std::shared_ptr<Uploading> &work)
{
    if (work->sent.size() == work->papers.size()) {
        work->done(work->sent);
        return;
    }
    const Paper &paper = work->papers[work->sent.size()];
    Ask ask;
    ask.method = "PUT";
    ask.body = printed(paper);
    const Material material = materialFor(paper, ask.body);
    ask.path = protocol::expandPath(protocol::paths::intakeMaterial, {material.digest.text()});
    ask.signer = work->source;
    ask.digestInPath = true;
    line.send(ask, [&line, work, material](const Heard &heard) {
        if (!heard.isDone()) {
            work->done(tl::unexpected(heard));
            return;
        }
        work->sent.append(material);
        uploadNext(line, work);
    });
}

} // namespace

void upload(ServiceLine &line, const UnitId &source, const QList<Paper> &papers, const Uploaded &done)
{
    uploadNext(line, std::make_shared<Uploading>(Uploading{source, papers, {}, done}));
}

void Run::end(ExitCode code)
{
    QCoreApplication::exit(int(code));
}

} // namespace yunchuang::simulator
