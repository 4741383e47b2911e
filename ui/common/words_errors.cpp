// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/identifiererror.h"
#include "ui/common/ratingwords.h"
#include "ui/common/words.h"

namespace yunchuang {

using namespace Qt::StringLiterals;

namespace {

/// The arguments of a code, each in words.
class ArgumentWords
{
public:
    ArgumentWords(const QMap<QString, QString> &args, const NameSource &names)
        : m_args(args)
        , m_names(names)
    {
    }

    [[nodiscard]] QString raw(QLatin1String key) const { return m_args.value(key); }

    [[nodiscard]] QString state() const
    {
        const auto value = valueOf<CaseState>(raw("state"_L1));
        return value ? Wording::state(*value) : raw("state"_L1);
    }
    [[nodiscard]] QString step(QLatin1String key) const
    {
        const FlowStep *step = m_names.item ? m_names.item->step(StepId(raw(key))) : nullptr;
        return step ? step->name : raw(key);
    }
    [[nodiscard]] QString posts() const
    {
        return listed("posts"_L1, [](const QString &name) {
            const auto post = valueOf<Post>(name);
            return post ? Wording::post(*post) : name;
        });
    }
    [[nodiscard]] QString record() const
    {
        const auto value = valueOf<Record>(raw("record"_L1));
        if (value)
            return Wording::record(*value);
        const auto ofRating = valueOf<RatingRecord>(raw("record"_L1));
        return ofRating ? RatingWording::record(*ofRating) : raw("record"_L1);
    }
    [[nodiscard]] QString units(QLatin1String key) const
    {
        return listed(key, [this](const QString &id) { return Wording::unit(m_names.units, UnitId(id)); });
    }
    [[nodiscard]] QString person(QLatin1String key) const { return personName(raw(key)); }
    [[nodiscard]] QString materials() const
    {
        return listed("materials"_L1, [this](const QString &id) { return material(id); });
    }
    [[nodiscard]] QString fields() const
    {
        return listed("fields"_L1, [this](const QString &pointer) { return field(pointer); });
    }
    [[nodiscard]] QString points() const
    {
        return listed("points"_L1, [this](const QString &id) {
            const ReviewPoint *point = m_names.item ? m_names.item->reviewPoint(id) : nullptr;
            return point ? point->text : id;
        });
    }
    [[nodiscard]] QString items() const
    {
        return listed("items"_L1, [this](const QString &subject) {
            return subject.startsWith(u"material:") ? material(subject.mid(9)) : field(subject);
        });
    }
    /// What an archive package lacks: papers, materials and opinions.
    [[nodiscard]] QString packageParts() const
    {
        return listed("missing"_L1, [this](const QString &what) {
            const QString name = what.section(u':', 1);
            if (what.startsWith(u"DOCUMENT:")) {
                const auto kind = valueOf<DocumentKind>(name);
                return kind ? Wording::document(*kind) : name;
            }
            if (what.startsWith(u"MATERIAL:"))
                return material(name);
            const FlowStep *step = m_names.item ? m_names.item->step(StepId(name)) : nullptr;
            return Wording::tr("opinion at \"%1\"").arg(step ? step->name : name);
        });
    }
    [[nodiscard]] QString parts() const
    {
        return listed("parts"_L1, [this](const QString &id) {
            const Receiver *receiver = m_names.item ? m_names.item->receiver(PartId(id)) : nullptr;
            return receiver ? receiver->name : id;
        });
    }
    [[nodiscard]] QString shared() const
    {
        return m_args.contains(u"material"_s) ? material(raw("material"_L1)) : field(raw("field"_L1));
    }

private:
    [[nodiscard]] QString personName(const QString &id) const
    {
        const QString name = m_names.person ? m_names.person(id) : QString();
        return name.isEmpty() ? id : name;
    }
    [[nodiscard]] QString material(const QString &id) const
    {
        const ItemMaterial *found = m_names.item ? m_names.item->material(MaterialId(id)) : nullptr;
        return found ? found->name : id;
    }
    [[nodiscard]] QString field(const QString &pointer) const
    {
        const QString label = m_names.field ? m_names.field(pointer) : QString();
        return label.isEmpty() ? pointer : label;
    }
    template<class ToWords>
    [[nodiscard]] QString listed(QLatin1String key, ToWords toWords) const
    {
        QStringList out;
        for (const QString &entry : raw(key).split(u',', Qt::SkipEmptyParts))
            out.append(toWords(entry));
        return out.join(Wording::tr(", "));
    }

    const QMap<QString, QString> &m_args;
    const NameSource &m_names;
};

QString identifierReason(const QString &reason)
{
    const auto code = valueOf<IdentifierErrorCode>(reason);
    if (!code)
        return Wording::tr("The form of the entry is not right.");
    switch (*code) {
    case IdentifierErrorCode::Empty:
        return Wording::tr("The number is missing.");
    case IdentifierErrorCode::BadLength:
        return Wording::tr("The number has too few or too many characters.");
    case IdentifierErrorCode::BadCharacter:
        return Wording::tr("The number holds a character that cannot stand there.");
    case IdentifierErrorCode::BadPrefix:
        return Wording::tr("The number begins otherwise than it must.");
    case IdentifierErrorCode::BadCheck:
        return Wording::tr("The check character does not fit: a character is probably mistyped.");
    case IdentifierErrorCode::BadOrganisationPart:
        return Wording::tr("The organisation code inside the number does not fit.");
    case IdentifierErrorCode::BadDate:
        return Wording::tr("The date does not exist or is not possible here.");
    case IdentifierErrorCode::BadStructure:
        return Wording::tr("A part of the number has no meaning.");
    case IdentifierErrorCode::OutOfRange:
    case IdentifierErrorCode::UnsafeArea:
        return Wording::tr("The number is outside the range that is allowed.");
    }
    return {};
}

} // namespace

Explanation Wording::refusal(const Refusal &refusal, const NameSource &names)
{
    const ArgumentWords args(refusal.args, names);
    switch (refusal.code) {
    case RefusalCode::UnknownAction:
        return {tr("This act is not known here."), tr("The program may be older than the service: update it.")};
    case RefusalCode::WrongState:
        return {tr("Not possible in the state \"%1\".").arg(args.state()), {}};
    case RefusalCode::CaseEnded:
        return {tr("The case has ended: %1.").arg(args.state()), tr("Corrections are a new case.")};
    case RefusalCode::WrongStep:
        if (args.raw("expected"_L1).isEmpty())
            return {tr("The case is at no step where this is done."), {}};
        return {tr("This is done at the step \"%1\".").arg(args.step("expected"_L1)), {}};
    case RefusalCode::WrongPost:
        return {tr("This belongs to another post: %1.").arg(args.posts()), {}};
    case RefusalCode::OtherUnit:
        return {tr("The case is held by %1.").arg(args.units("unit"_L1)), {}};
    case RefusalCode::NotAssignee:
        if (args.raw("assignee"_L1).isEmpty())
            return {tr("Nobody has the case yet."), tr("Claim it first.")};
        return {tr("%1 has the case.").arg(args.person("assignee"_L1)), {}};
    case RefusalCode::AlreadyAssigned:
        return {tr("%1 has the case already.").arg(args.person("assignee"_L1)), {}};
    case RefusalCode::SamePersonExamined:
        return {tr("You examined this case; another person decides."), {}};
    case RefusalCode::MissingRecord:
        return {tr("Still missing: %1.").arg(args.record()), {}};
    case RefusalCode::OpinionTooShort:
        return {tr("Too short: at least %1 characters in your own words.").arg(args.raw("minimum"_L1)), {}};
    case RefusalCode::OpinionTooLong:
        return {tr("Too long: at most %1 characters.").arg(args.raw("maximum"_L1)), {}};
    case RefusalCode::MaterialsMissing:
        return {tr("Required materials are missing: %1.").arg(args.materials()), tr("Ask for correction.")};
    case RefusalCode::DifferencesUnanswered:
        return {tr("Differences without an answer: %1.").arg(args.fields()),
                tr("Put them on the correction list, find them correct, or report the registry.")};
    case RefusalCode::ReviewPointsOpen:
        return {tr("Review points without an answer: %1.").arg(args.points()), tr("Answer them with Y or N.")};
    case RefusalCode::SecondCorrection:
        return {tr("A correction notice was given already."), tr("A second one needs the supervisor's reason.")};
    case RefusalCode::CorrectionIncomplete:
        return {tr("Not all has come in: %1.").arg(args.items()), {}};
    case RefusalCode::HandoffsOpen:
        return {tr("Not yet answered: %1.").arg(args.units("units"_L1)),
                tr("Wait for the answer or recall the handoff.")};
    case RefusalCode::UnitNotCompetent:
        if (args.raw("unit"_L1).isEmpty())
            return {tr("No other unit is competent for this item."), {}};
        return {tr("%1 is not competent for this item.").arg(args.units("unit"_L1)), tr("Choose another unit.")};
    case RefusalCode::UnknownUnit:
        return {tr("%1 cannot receive cases.").arg(args.units("unit"_L1)), tr("Choose another unit.")};
    case RefusalCode::UnknownUser:
        return {tr("%1 does not work in this unit.").arg(args.person("user"_L1)), tr("Choose another person.")};
    case RefusalCode::RecusalRequired:
        return {tr("%1 is related to the applicant and must not handle the case.").arg(args.person("user"_L1)),
                tr("Choose another person.")};
    case RefusalCode::LimitTooLong:
        return {tr("The date is too late; the latest is %1.").arg(args.raw("latest"_L1)), {}};
    case RefusalCode::LimitPassed:
        if (args.raw("due"_L1).isEmpty())
            return {tr("The date has passed."), {}};
        return {tr("The date has passed: %1.").arg(args.raw("due"_L1)), {}};
    case RefusalCode::NothingShared:
        return {tr("Nothing is shared with the unit that is asked."), tr("Choose what it needs.")};
    case RefusalCode::NotShareable:
        return {tr("\"%1\" must not be shared.").arg(args.shared()), tr("Take it out.")};
    case RefusalCode::UnknownHandoff:
        return {tr("There is no such handoff on this case."), {}};
    case RefusalCode::HandoffAnswered:
        return {tr("The handoff is over already."), {}};
    case RefusalCode::HandoffActedOn:
        return {tr("The receiver has begun: it cannot be recalled any more."), {}};
    case RefusalCode::FirstStep:
        return {tr("This is the first step: there is none to send back to."), {}};
    case RefusalCode::NoticeNotDue:
        return {tr("The notice period still runs, until %1.").arg(args.raw("due"_L1)), {}};
    case RefusalCode::PartsOpen:
        return {tr("Not finished: %1.").arg(args.parts()), {}};
    case RefusalCode::UnknownReviewPoint:
        return {tr("This item has no such review point."), {}};
    case RefusalCode::FormInvalid: {
        QStringList lines;
        for (const FieldError &error : refusal.fields)
            lines.append(fieldError(error, names));
        return {tr("The form has faults."), lines.join(u' ')};
    }
    case RefusalCode::StaleRevision:
        return {tr("The case has changed since you saw it."), tr("Look at the change, then act again.")};
    case RefusalCode::UnknownState:
        return {tr("The case is in a state this version does not know: it can only be read."),
                tr("Update the program.")};
    case RefusalCode::UnknownCheck:
        return {tr("There is no such check to answer."), {}};
    case RefusalCode::UnknownUrging:
        return {tr("No urging waits for a reply."), {}};
    case RefusalCode::ResultNumberInvalid:
        return {tr("%1 cannot be the number of the result.").arg(args.raw("number"_L1)),
                identifierReason(args.raw("reason"_L1))};
    case RefusalCode::ResultNumberTaken:
        return {tr("%1 was given out with another case.").arg(args.raw("number"_L1)),
                tr("Look at the number again, or ask who made it.")};
    case RefusalCode::NotSubstitute:
        return {tr("You do not stand in for %1 here now.").arg(args.person("user"_L1)),
                tr("Look at the absences of your unit.")};
    case RefusalCode::NotReturnable:
        return {tr("There is nobody to return it to."), tr("Return it to who asked.")};
    case RefusalCode::AlreadyRecused:
        return {tr("You declared on this case already that you must not work on it."), {}};
    case RefusalCode::PartWaiting:
        return {tr("This part waits for another one: %1.").arg(args.parts()), {}};
    case RefusalCode::CardDecided:
        return {tr("This card was decided before."), tr("Refresh the page.")};
    case RefusalCode::CardReplied:
        return {tr("This card has its reply."), tr("Refresh the page.")};
    case RefusalCode::ReplyAwaited:
        return {tr("The unit has not replied and has time until %1.").arg(args.raw("until"_L1)), {}};
    case RefusalCode::CardConcernsYou:
        return {tr("This card is about your own work. Somebody else decides on it."), {}};
    case RefusalCode::NotTolerable:
        return {tr("These materials cannot follow later: %1.").arg(args.materials()), tr("Ask for correction.")};
    case RefusalCode::UnitInPlace:
        return {tr("The unit still exists: the case stays with it."), {}};
    case RefusalCode::DaysUnmoved:
        return {tr("No day has moved."), {}};
    case RefusalCode::CorrectionNotOverdue:
        return {tr("The applicant has time until %1.").arg(args.raw("due"_L1)), {}};
    case RefusalCode::ProcedureNotAllowed:
        return {tr("This item knows no such procedure."), {}};
    case RefusalCode::ProposalOpen:
        return {tr("A proposal waits for approval."), tr("Approve it, reject it, or take it back.")};
    case RefusalCode::NoProposal:
        return {tr("Nothing waits for approval."), {}};
    case RefusalCode::SamePersonProposed:
        return {tr("You proposed it; another person approves."), {}};
    case RefusalCode::AlreadyExtended:
        return {tr("The time was extended already; the law allows it once."), {}};
    case RefusalCode::ExtensionTooLong:
        if (args.raw("longest"_L1) == "0"_L1)
            return {tr("This item allows no extension."), {}};
        return {tr("Too long: this item allows an extension of at most %1 working days.").arg(args.raw("longest"_L1)),
                {}};
    case RefusalCode::SupplementNotAllowed:
        return {tr("This item lets nothing be asked for after acceptance."), {}};
    case RefusalCode::NotPromised:
        if (args.raw("materials"_L1).isEmpty())
            return {tr("No paper is awaited."), {}};
        return {tr("Nobody asked for these papers, and they were not promised: %1.").arg(args.materials()), {}};
    case RefusalCode::PromiseOpen:
        return {tr("Promised papers are not in: %1.").arg(args.materials()),
                tr("The result waits for them. If their day is over, ask for them once more or terminate.")};
    case RefusalCode::GroundNotGiven:
        return {tr("The case does not show this ground."), tr("Choose another one.")};
    case RefusalCode::ReportsUp:
        return {tr("This unit does not decide: it reports up to %1.").arg(args.units("unit"_L1)), {}};
    case RefusalCode::NotReportedUp:
        return {tr("This unit decides itself; nothing is reported up."), {}};
    case RefusalCode::LegalReviewMissing:
        return {tr("This item wants a legal review before the decision."), {}};
    case RefusalCode::PartiesNotHeard:
        if (args.raw("until"_L1).isEmpty())
            return {tr("Interested parties must be told of their rights first."), {}};
        return {tr("Interested parties have time until %1.").arg(args.raw("until"_L1)),
                tr("Record their answer when it comes.")};
    case RefusalCode::NotAtOnce:
        return {tr("This item is none that the window decides on the spot."), {}};
    case RefusalCode::PackageIncomplete:
        return {tr("The package is not complete: %1.").arg(args.packageParts()), {}};
    case RefusalCode::NothingToRecall:
        return {tr("There is nothing to take back: somebody has acted on it."), {}};
    case RefusalCode::UnknownStep:
        return {tr("That is no earlier step."), tr("Choose another one.")};
    case RefusalCode::LinkNotAllowed:
        return {tr("With this item that cannot be done to a licence."), {}};
    case RefusalCode::EarlierCaseUnknown:
        return {tr("No licence of this applicant has the number %1.").arg(args.raw("number"_L1)), {}};
    case RefusalCode::EarlierCaseNotGranted:
        return {tr("The licence %1 is not in force.").arg(args.raw("number"_L1)), {}};
    case RefusalCode::NotRatable:
        return {tr("The service has not ended, so it cannot be rated yet."), {}};
    case RefusalCode::AlreadyRated:
        return {tr("This has been rated already."), {}};
    case RefusalCode::RatingState: {
        const auto state = valueOf<RatingState>(args.raw("state"_L1));
        return {tr("The rating is elsewhere in its course: %1.")
                    .arg(state ? RatingWording::state(*state) : args.raw("state"_L1)),
                {}};
    }
    case RefusalCode::PersonRated:
        return {tr("You acted on the case that was rated, so somebody else must verify."),
                tr("Leave it to a colleague, or ask the rating supervisor to send it to another unit.")};
    case RefusalCode::VerdictUnfit:
        return {tr("That finding does not go with this act."),
                tr("Appeal where the rating is mistaken or untrue; state the finding otherwise.")};
    case RefusalCode::PresiderExamines:
        return {tr("Who examines the case does not preside over its hearing."), tr("Choose somebody else.")};
    case RefusalCode::HearingTooSoon:
        return {tr("People are told of a hearing seven working days before it: %1 is the first day.")
                    .arg(args.raw("earliest"_L1)),
                tr("Choose a later day.")};
    case RefusalCode::HearingNotHeld:
        if (args.raw("on"_L1).isEmpty())
            return {tr("Nobody was invited to the hearing yet."), tr("Tell the parties its day, place and presider.")};
        return {tr("The hearing is on %1.").arg(args.raw("on"_L1)), {}};
    case RefusalCode::ResultStands:
        return {tr("With its certificate %1 the body came into being; that cannot be withdrawn.")
                    .arg(args.raw("number"_L1)),
                tr("It is ended by a deregistration, a case of its own.")};
    case RefusalCode::NoBooking:
        return {tr("No booked place is held by this case."), {}};
    case RefusalCode::BookingTooClose:
        return {tr("A booked place could be given back until %1.").arg(args.raw("latest"_L1)), {}};
    case RefusalCode::BookingToCome:
        return {tr("The booked day is %1; nobody can have missed it yet.").arg(args.raw("on"_L1)), {}};
    case RefusalCode::ClaimTaken:
        return {args.raw("capacity"_L1) == "1"_L1
                    ? tr("Another open case holds this already: %1.").arg(args.raw("fields"_L1))
                    : tr("All %1 places are taken: %2.").arg(args.raw("capacity"_L1), args.raw("fields"_L1)),
                tr("The applicant chooses another one, or ends the other case first.")};
    case RefusalCode::ClaimBlocked:
        return {tr("Booked places were missed too often: nothing can be booked until %1.").arg(args.raw("until"_L1)),
                {}};
    case RefusalCode::RegistryBars:
        return {tr("The registry bars it: %1.").arg(args.raw("value"_L1)),
                tr("It can be done when the registry says otherwise.")};
    }
    return {};
}

Explanation Wording::submitError(const SubmitError &error, const NameSource &names)
{
    if (error.refusal)
        return refusal(*error.refusal, names);
    if (error.notSignedIn)
        return {tr("You are not signed in, or the rules have not come yet."), tr("Sign in, then act again.")};
    if (error.store && error.store->code == StoreErrorCode::NotFound)
        return {tr("The whole case is not on this computer."), tr("Open it while there is a connection.")};
    return storeError(error.store ? error.store->code : StoreErrorCode::Failed);
}

namespace {

/// Why administrators may not do something: the rules of the three administrators and of what they change.
Explanation administrationRule(const QString &rule)
{
    if (rule == u"SELF")
        return {Wording::tr("Nobody administers his own account."), Wording::tr("Another administrator must do it.")};
    if (rule == u"COMBINED")
        return {Wording::tr("An administrator may hold no other post."),
                Wording::tr("Give the other posts to another account.")};
    if (rule == u"EXISTS")
        return {Wording::tr("There is an account of that name already."), Wording::tr("Choose another name.")};
    if (rule == u"NAME_FORM")
        return {Wording::tr("The name of an account begins with a small letter and has 2 to 40 small letters, digits, "
                            "dots, dashes or underscores; the person's name must not be empty."),
                {}};
    if (rule == u"UNIT")
        return {Wording::tr("There is no such unit."), {}};
    if (rule == u"POST")
        return {Wording::tr("A grant names no post, or one that nobody can hold."), {}};
    if (rule == u"POLICY")
        return {Wording::tr("The rules for passwords and sessions may be tightened, not loosened."), {}};
    if (rule == u"ENROLLED")
        return {Wording::tr("A second factor is set up already."),
                Wording::tr("The security administrator takes it back when the device is lost.")};
    if (rule == u"NOT_BEGUN")
        return {Wording::tr("No second factor is being set up."), Wording::tr("Begin again.")};
    if (rule == u"TOO_MANY")
        return {Wording::tr("These are too many."), {}};
    if (rule == u"PHRASE")
        return {Wording::tr("A sentence is empty or too long."), {}};
    if (rule == u"CALENDAR")
        return {Wording::tr("The file is no calendar of a year."), Wording::tr("Nothing was changed.")};
    return {Wording::tr("The rules of administration do not allow it."), {}};
}

} // namespace

Explanation Wording::apiError(protocol::ApiErrorCode code, const QMap<QString, QString> &args)
{
    using Code = protocol::ApiErrorCode;
    switch (code) {
    case Code::Malformed:
        return {tr("The service did not understand the request."), tr("Report the error number.")};
    case Code::TooLarge:
        return {tr("Too much was sent at once."), {}};
    case Code::NotSignedIn:
        return {tr("The session has ended."), tr("Sign in again. Nothing is lost.")};
    case Code::TokenReused:
        return {tr("The session was ended for safety."),
                tr("Sign in again. Tell the administrator if you use one computer only.")};
    case Code::WrongCredentials:
        if (args.contains(u"remaining"_s))
            return {tr("Name or password is wrong."),
                    tr("%n attempt(s) left.", nullptr, args.value(u"remaining"_s).toInt())};
        return {tr("Name or password is wrong."), {}};
    case Code::LockedOut:
        return {tr("Too many failed attempts."),
                tr("Try again in %n minute(s).", nullptr, (args.value(u"seconds"_s).toInt() + 59) / 60)};
    case Code::PasswordTooWeak:
        if (const QString rule = args.value(u"rule"_s); rule == u"LENGTH")
            return {tr("The password is too short or too long."), tr("Choose one of 10 to 128 characters.")};
        else if (rule == u"CLASSES")
            return {tr("The password has too few kinds of characters."),
                    tr("Choose one with at least three of: small letters, capital letters, digits, others.")};
        else if (rule == u"NAME")
            return {tr("The password contains your user name."), tr("Choose one without it.")};
        else if (rule == u"FORMER")
            return {tr("You had this password before."), tr("Choose another one.")};
        return {tr("The password is too weak."), tr("Choose a longer one with different kinds of characters.")};
    case Code::CodeRequired:
        return {tr("The password is right; a code is wanted besides."), {}};
    case Code::WrongCode:
        return {args.value(u"code"_s) == u"DEVICE" ? tr("The code for this computer is wrong, used up or too old.")
                                                   : tr("The code of your authenticator is wrong or was used before."),
                args.contains(u"remaining"_s)
                    ? tr("%n attempt(s) left.", nullptr, args.value(u"remaining"_s).toInt())
                    : QString()};
    case Code::RuleBroken:
        return administrationRule(args.value(u"rule"_s));
    case Code::Forbidden:
        if (const QString reason = args.value(u"reason"_s); reason == u"COMBINED_ADMINISTRATORS")
            return {tr("This account holds posts of administrators that exclude each other."),
                    tr("The security administrator takes back all but one.")};
        else if (reason == u"MUST_ENROL_FACTOR")
            return {tr("Your post demands a second factor."), tr("Sign in again and set it up.")};
        else if (reason == u"MUST_CHANGE_PASSWORD")
            return {tr("The password has to be changed first."), tr("Sign in again and choose a new one.")};
        return {tr("Your post may not do this."), {}};
    case Code::NotFound:
        return {tr("It does not exist, or you may not see it."), {}};
    case Code::BadSignature:
        return {tr("The signature does not hold."), tr("Sign in again, so that this computer is enrolled anew.")};
    case Code::UnknownDevice:
        if (args.value(u"reason"_s) == u"OTHER_USER")
            return {tr("This computer is enrolled for somebody else."), tr("Tell the administrator.")};
        if (args.value(u"reason"_s) == u"REVOKED")
            return {tr("This computer was shut out."), tr("Ask the security administrator.")};
        return {tr("This computer is not enrolled."), tr("Sign in again while there is a connection.")};
    case Code::StaleTimestamp:
        return {tr("The clock of this computer is wrong."), tr("Have it set right.")};
    case Code::Refused:
        return {tr("The rules do not allow the act."), {}};
    case Code::Conflict:
        return {tr("The case changed meanwhile."), tr("Decide in the outbox what shall become of your act.")};
    case Code::CommandReused:
        return {tr("An act with the same number but other content is there already."), tr("Report the error number.")};
    case Code::MaterialUnknown:
        return {tr("A material did not arrive."), tr("It is sent again.")};
    case Code::MaterialRefused:
        return {tr("A material is of a kind that is not allowed."), {}};
    case Code::DeliveryReused:
        return {tr("A delivery with the same number but other content is there already."), {}};
    case Code::CursorExpired:
        return {tr("The list is loaded anew."), {}};
    case Code::TooManyRequests:
        return {tr("The service is asked too often."), tr("It goes on by itself in a moment.")};
    case Code::Unavailable:
        return {tr("The service cannot answer now."), tr("It is tried again by itself.")};
    case Code::Internal:
        return {tr("The service has a fault."), tr("Report the error number.")};
    }
    return {};
}

Explanation Wording::storeError(StoreErrorCode code)
{
    switch (code) {
    case StoreErrorCode::CannotOpen:
        return {tr("The files on this computer cannot be opened."),
                tr("Close other windows of the program, or have the folder's rights checked.")};
    case StoreErrorCode::NewerFormat:
        return {tr("The files were written by a newer version of the program."), tr("Update the program.")};
    case StoreErrorCode::Damaged:
        return {tr("The files on this computer are damaged."), tr("The cache is built anew; your acts are kept.")};
    case StoreErrorCode::DiskFull:
        return {tr("The disk is full: nothing was kept."), tr("Free some space, then try again.")};
    case StoreErrorCode::NotFound:
        return {tr("It is not on this computer."), {}};
    case StoreErrorCode::AlreadyThere:
        return {tr("The act is kept already."), {}};
    case StoreErrorCode::WrongStatus:
        return {tr("The act is on its way: this can no longer be done to it."), {}};
    case StoreErrorCode::Failed:
        return {tr("The files on this computer did not answer."), tr("Try again.")};
    }
    return {};
}

Explanation Wording::offline(OfflineReason reason)
{
    switch (reason) {
    case OfflineReason::None:
        return {tr("Connected."), {}};
    case OfflineReason::NotStarted:
        return {tr("Not connected yet."), {}};
    case OfflineReason::Unreachable:
        return {tr("The service cannot be reached."), tr("Check the network cable or the government network.")};
    case OfflineReason::TimedOut:
        return {tr("The service does not answer."), {}};
    case OfflineReason::Tls:
        return {tr("No secure connection is possible."), tr("Tell the administrator.")};
    case OfflineReason::CertificateUnknown:
        return {tr("The service's certificate has not been confirmed."), tr("Compare and confirm it.")};
    case OfflineReason::CertificateChanged:
        return {tr("The service's certificate has changed: nothing is exchanged."), tr("Tell the administrator.")};
    case OfflineReason::ServiceUnavailable:
        return {tr("The service cannot answer now."), {}};
    case OfflineReason::BadAnswer:
        return {tr("Something else answers at the service's address."), tr("Tell the administrator.")};
    case OfflineReason::SignedOut:
        return {tr("The session has ended."), tr("Sign in again.")};
    }
    return {};
}

Explanation Wording::problem(SyncProblem problem)
{
    switch (problem) {
    case SyncProblem::None:
        return {};
    case SyncProblem::LogInvalid:
        return {tr("The public record does not confirm one of your acts."),
                tr("The act and its receipt are kept in the outbox; tell the administrator before you go on.")};
    case SyncProblem::NotEnrolled:
        return {tr("The service does not accept this computer's signature."),
                tr("Your acts are kept in the outbox; sign out and in again, so that the computer is enrolled.")};
    case SyncProblem::DiskFull:
        return {tr("The disk is full: what is new is not shown."),
                tr("Your acts are kept; free some space, then it goes on by itself.")};
    case SyncProblem::CacheFailed:
        return {tr("The cache on this computer cannot be written: what is new is not shown."),
                tr("Your acts are kept; have the folder's rights and the disk checked.")};
    }
    return {};
}

QString Wording::reachability(Reachability reachability)
{
    switch (reachability) {
    case Reachability::Online:
        return tr("online");
    case Reachability::Slow:
        return tr("slow network");
    case Reachability::Offline:
        return tr("offline");
    }
    return {};
}

QString Wording::fieldError(const FieldError &error, const NameSource &names)
{
    const auto code = valueOf<FieldCode>(error.code);
    const auto arg = [&](QLatin1String key) { return error.args.value(key); };
    const auto other = [&] {
        const QString label = names.field ? names.field(arg("other"_L1)) : QString();
        return label.isEmpty() ? arg("other"_L1) : label;
    };
    if (!code)
        return tr("The entry is not accepted (%1).").arg(error.code);
    switch (*code) {
    case FieldCode::TooLarge:
        return tr("The form as a whole is too large.");
    case FieldCode::TooDeep:
        return tr("The entries are nested too deeply.");
    case FieldCode::TooLong:
        return tr("At most %n character(s).", nullptr, arg("limit"_L1).toInt());
    case FieldCode::TooMany:
        return tr("At most %n entry(s).", nullptr, arg("limit"_L1).toInt());
    case FieldCode::NotFinite:
        return tr("This is no number.");
    case FieldCode::BadCharacter:
        return tr("Holds a character that cannot stand in a text.");
    case FieldCode::WrongType:
        return tr("The entry is of the wrong kind.");
    case FieldCode::Required:
        return tr("Required.");
    case FieldCode::UnknownField:
        return tr("This field does not belong to the form.");
    case FieldCode::TooShort:
        return tr("At least %n character(s).", nullptr, arg("limit"_L1).toInt());
    case FieldCode::TooFew:
        return tr("At least %n entry(s).", nullptr, arg("limit"_L1).toInt());
    case FieldCode::TooSmall:
        return tr("At least %1.").arg(arg("limit"_L1));
    case FieldCode::TooGreat:
        return tr("At most %1.").arg(arg("limit"_L1));
    case FieldCode::NotInList:
        return tr("Choose one of the values offered.");
    case FieldCode::NotTheValue:
        return tr("Must be as prescribed.");
    case FieldCode::NotUnique:
        return tr("An entry stands there twice.");
    case FieldCode::BadFormat:
        return identifierReason(arg("reason"_L1));
    case FieldCode::SumDiffers:
    case FieldCode::CapitalSum:
        return tr("The sum is %1; it must be %2.").arg(arg("sum"_L1), arg("expected"_L1));
    case FieldCode::RatioSum:
        return tr("The shares make %1; they must make %2.").arg(arg("sum"_L1), arg("expected"_L1));
    case FieldCode::SamePerson:
        return tr("Must not be the same person as in \"%1\".").arg(other());
    case FieldCode::NotMember:
        return tr("Must be one of the persons named in the form.");
    case FieldCode::NotEqual:
        return tr("Must agree with \"%1\".").arg(other());
    case FieldCode::NameParts:
        return tr("The name must be its parts one after the other: %1.").arg(arg("expected"_L1));
    case FieldCode::TooEarly:
        return tr("Not before %1.").arg(arg("earliest"_L1));
    case FieldCode::TooLate:
        return tr("Not after %1.").arg(arg("latest"_L1));
    case FieldCode::NotApplicable:
        return tr("Nothing may be entered here.");
    case FieldCode::Duplicate:
        return tr("The same as in \"%1\".").arg(other());
    case FieldCode::WrongCount:
        return tr("%1 entries; there must be %2 to %3.").arg(arg("count"_L1), arg("minimum"_L1), arg("maximum"_L1));
    case FieldCode::LegalRepPost:
        return tr("The legal representative is chairman, executive director or manager (Company Law).");
    case FieldCode::SupervisorPost:
        return tr("Directors and senior managers cannot be supervisors (Company Law).");
    case FieldCode::NameForm:
        return tr("The form of organisation in the name does not fit the kind of company.");
    case FieldCode::MoreThanOther:
        return tr("Must not be more than \"%1\".").arg(other());
    case FieldCode::Unchanged:
        return tr("The same as \"%1\": nothing would change.").arg(other());
    case FieldCode::CashSuffices:
        return tr("What is left after wages and insurance is enough to pay the tax.");
    case FieldCode::AppliedLate:
        return tr("Had to be applied for by this day, which is over.");
    case FieldCode::CreditorNotice:
        return tr("A smaller capital is registered 45 days after its announcement at the earliest.");
    case FieldCode::PastPeriod:
        return arg("earliest"_L1).isEmpty()
                   ? tr("The period for applying ended on %1.").arg(arg("latest"_L1))
                   : tr("The period for applying is over: it would have to be %1 or later.").arg(arg("earliest"_L1));
    case FieldCode::BookingEarly:
        return tr("Can be booked for %1 at the earliest.").arg(arg("earliest"_L1));
    case FieldCode::DurationDiffers:
        return tr("From the first day to the last there are %n day(s).", nullptr, arg("expected"_L1).toInt());
    case FieldCode::BelowLevel:
        return tr("This level is not enough.");
    case FieldCode::RetirementAge:
        return tr("The age of retirement has been reached.");
    case FieldCode::ParentMissing:
        return tr("What this is a part of has to be chosen too.");
    case FieldCode::SpecialRoom:
        return tr("Cold and raw food needs a room of its own in the layout.");
    case FieldCode::ViolationsOpen:
        return tr("There are %n violation(s) to be settled first.", nullptr, arg("value"_L1).toInt());
    case FieldCode::EquityFrozen:
        return tr("Shares that a court has frozen cannot be transferred.");
    case FieldCode::SameBody:
        return tr("Must not be the same body as in \"%1\".").arg(other());
    case FieldCode::ReadOnly:
        return tr("Cannot be changed at this step.");
    case FieldCode::UnknownForm:
        return tr("This form is not here in this version.");
    }
    return {};
}

} // namespace yunchuang
