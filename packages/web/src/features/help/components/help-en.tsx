import { Marks } from './marks.tsx'
import { SignInHelpEn } from './sign-in-help.tsx'

/** The help, in English. */
export function HelpEn() {
  return (
    <>
      <section className="card stack">
        <h2>From data to a verdict</h2>
        <ol className="bullets bullets-numbered">
          <li>
            Under “Data”, download the empty workbook and fill it in with Excel or WPS. Columns may stand in any order; the note
            on each header defines it.
          </li>
          <li>
            Upload the workbook (xlsx) or the county package (zip). It is checked first; every fault is listed and nothing is
            stored yet.
          </li>
          <li>
            Faults are shown beside the sheet as it stands. An annotated copy with the faulty cells marked can be downloaded,
            mended and uploaded again.
          </li>
          <li>Compare with the data in use, then store. A file with errors may be stored too, after one more question.</li>
          <li>
            “Home” lists what to do next by urgency; “County verdict” lists every reason, each with a link to where it comes from.
          </li>
        </ol>
      </section>
      <section className="card stack">
        <h2>The rooms</h2>
        <dl className="facts">
          <dt>County verdict</dt>
          <dd>
            Both stages, the fourteen coefficients of variation against their limits, all county items and vetoes; both standards
            side by side.
          </dd>
          <dt>School matrix</dt>
          <dd>
            A row a section: seven indicators, then size, class size, music and art rooms, small-school funds. What is exported is
            what is shown.
          </dd>
          <dt>Gaps between schools</dt>
          <dd>Every school a dot; which schools carry the gap, and to whom more resources would narrow or widen it.</dd>
          <dt>Trends</dt>
          <dd>
            The final judgements of every school year as lines: the county’s coefficients, or one indicator school by school, with
            merged, renamed and new schools said. A school’s page has its own years. Past years are taken in under Rounds.
          </dd>
          <dt>Lists</dt>
          <dd>
            Large classes with the classes a grade lacks, large schools with the seats beyond the limit; weak schools by the
            directory’s tags and the county’s own rule; schools new or not full, with the coefficients without them, for
            information only.
          </dd>
          <dt>Education funds</dt>
          <dd>
            Year by year: who reports what, which requirements hold, how many yuan are short, and what each fund was spent on.
          </dd>
          <dt>Home</dt>
          <dd>
            Everybody’s own work first: late, given back, due, warned of; each line leads to where it is done, and where nothing
            waits it says what comes next. A city sees its counties first, by their last kept judgement, their round and their
            warnings.
          </dd>
          <dt>County map</dt>
          <dd>
            A mark for each school, by its verdict or an indicator, with the numbers by town beside it. Once outlines of towns
            (GeoJSON) are uploaded and confirmed it is drawn by them, else as blocks; where a school stands in its town is for
            show. No online map is used.
          </dd>
          <dt>Filters and views</dt>
          <dd>
            Matrix, schools and map share their filters: town, zone, type, area, ownership, tag. They stand in the address, which
            can be sent on, or kept as a view; the office can share a view with the county.
          </dd>
          <dt>Schools</dt>
          <dd>One school on one page, with every fact it was judged on and where it came from.</dd>
          <dt>Official forms</dt>
          <dd>Forms Ⅰ–Ⅵ and every school’s own table, with a list of what is still blank.</dd>
          <dt>Standards and profiles</dt>
          <dd>
            Both standards with formula, clause, source and confidence; the county’s profiles, and which schools another profile
            turns.
          </dd>
          <dt>Rounds</dt>
          <dd>
            Before a round is opened it is shown what is asked of whom and by when; then how far everybody is, who is late, and
            the buttons to remind, to move days, to give a department’s return to a unit and to take over last year’s values. Past
            years are taken in as closed rounds.
          </dd>
          <dt>County items</dt>
          <dd>
            Beside each verdict the recorded conclusion: its grounds, day, responsible person and evidence, reviewed by somebody
            else. While this year’s return can still be changed it is written there too, so that what is recorded is what is
            judged. Doubtful data are proposals; people decide. Under “Who records” items are given to units, whose people record
            them under “My conclusions” for the bureau to review. Points and basic standard of 2012 are set here as the province
            has them; what each school reaches of it, item by item, is entered here too, and four core items missed by one school
            are a veto that names them.
          </dd>
          <dt>Warnings and kept verdicts</dt>
          <dd>
            Going through the present figures lists warnings in four levels with their causes; they are acknowledged, handed up,
            and close by themselves; what is not acknowledged in time goes up to the leader and the city. Monitoring does it by
            the county’s calendar, keeps the verdict and sends a digest; any two days are compared. What is locked is judged by
            both standards and kept by itself; any kept verdict can be judged anew and compared with another.
          </dd>
          <dt>Self-evaluation report and templates</dt>
          <dd>
            The report is set from a kept verdict: numbers, tables, charts and the list of problems by school are filled in, and a
            number opens its explanation. The county’s own words are edited where they stand and kept from version to version;
            what somebody else changed meanwhile is not overwritten. “Generate and keep” gives a Word file, and every version
            stays; numbers that differ from the last one are underlined and listed. What cannot be given is left blank, with the
            reasons in an annex. The layout may be a Word template of the county’s own, with fields such as {'{{标题}}'}; unknown
            fields are refused by name.
          </dd>
          <dt>Circulars, notices, school pages</dt>
          <dd>
            “Papers” beside a kept verdict lists what can be drawn up from it: the forms with every blank named, a page of every
            school in one file, the circular compared with an earlier verdict, the results for the city. “Notice” beside a warning
            joins the warnings of one receiver, with a receipt to send back; the school is told. “Progress bulletin” under
            Official papers tells how far the ledger has come today, with units ranked and what is overdue; units and leaders are
            told, schools do not see it. Numbers run by county and year and are never given twice; what is numbered is kept as it
            was.
          </dd>
          <dt>Readiness, recognition, reviews</dt>
          <dd>
            Readiness shows the conditions of applying, then everything missing as one list: unmet, not judgeable, unproven,
            overdue; each line leads to where it is repaired. What must be settled before which stage is our proposal and can be
            changed. Recognition keeps basic balance and its yearly monitoring, seals the declared version with its receipt, and
            compares later verdicts with it. Reviews are those of city, province and nation; their day may not be fixed yet.
          </dd>
          <dt>Self-check</dt>
          <dd>Rule by rule beside what the data says: conclusion, problems, measures; signed, handed in, printed.</dd>
          <dt>Uploading workbooks</dt>
          <dd>
            One school’s workbook or the county’s, into the returns: every difference and every faulty cell first, then one
            confirmation that writes all of it or nothing. Empty cells clear nothing; a list takes the place of the whole list.
          </dd>
          <dt>National systems, verified values, reconciliation</dt>
          <dd>
            Exports of national systems stand as statistics, what was found on site as verified values with its evidence; neither
            overwrites what was reported. Judging takes verified values first, else reported ones. The reconciliation holds all of
            them against each other, says why they differ, and which verdicts turn on another basis.
          </dd>
          <dt>Into the ledger</dt>
          <dd>
            “Make ledger items” behind every kept evaluation lists all that fails: value, line, what must be added, and the first
            day on which a figure can show it. What the ledger has already is named by its number and never entered twice; the
            spare item of a section that passes is not chosen by itself. A cell of the matrix, a school’s page, a warning and a
            readiness line lead there too. A feedback letter is entered once and becomes an item for each problem, all with one
            due date, and is answered by a plan and a report; a workbook is taken in whole or not at all. Of a public complaint no
            name or telephone is kept.
          </dd>
          <dt>The rectification ledger</dt>
          <dd>
            Every item you may see, narrowed and grouped by state, indicator, school, unit, section and month; columns are chosen,
            views kept or shared, and the exported ten columns have the layout of a published plan. An item’s page shows all it
            says, its life, and what may be done now; what may not says why. Due dates, people and units are set for many at once:
            one refused item leaves the others done.
          </dd>
          <dt>Progress</dt>
          <dd>
            The same items seen in several ways, changed over the page: a matrix by school and indicator; a timeline of due dates,
            milestones and the buildings waited for, with today as a line, drawn wider and moved sideways; a calendar and what is
            due, of which people are reminded before, on and after the day; units in ranks; their yearly scores, each with its
            sum; funds, where an amount nobody stated is never counted as 0; the forecast. The wall is for a large screen: at full
            screen it renews itself every minute and turns its pages, rests while nobody sees it, says when it lost the server,
            and names no person.
          </dd>
          <dt>Evidence</dt>
          <dd>
            Photographs, PDF, Word and Excel files are uploaded on an item’s page with how long they hold and which milestone they
            bear out. Pictures are shown, documents as their text and tables; an earlier version stays in the history. What ran
            out, was replaced or withdrawn proves nothing, and an item of judgement is not closed without evidence that holds. An
            upload that is cut off leaves nothing: upload again.
          </dd>
          <dt>School plans</dt>
          <dd>
            One plan for every school with an item. Standing, gaps, measures, funds, people and evidence come from the ledger and
            the data in use; causes, ways, yearly goals, the work group and the self-check are written in place by the school,
            submitted by the principal, returned or approved by the bureau. What was approved is kept with its figures; later
            differences are marked.
          </dd>
          <dt>Letters, looking back, parallel approvals, accountability</dt>
          <dd>
            Chase letters, rectification notices and inspection opinions are written from items of the ledger and numbered by kind
            and year without gaps; a mistake is voided and written anew. Addressees sign for them and reply; the days run from
            delivery, and what is late goes up to the county’s leader, then to the city. No national rule fixes the days, so a
            county may set its own. Looking back draws closed items by rule or by lot; seed and list are kept, and a rebound is
            reopened. In parallel approvals, under plans and projects, each department updates its own part. Accountability lists
            what was closed and failed again, was overdue too long or returned twice: the system lays out facts, people decide.
          </dd>
          <dt>Measures, building projects, forecast</dt>
          <dd>
            A measure of an item says from which day how many people, things or square metres change. While one types, a copy of
            the data is judged anew: every indicator, duty and coefficient before and after, with every figure put in. No school
            that gives may fall below its own line; what has no numbers is said, never guessed. A late building lists what waits
            for it; the forecast shows the county with all measures carried out.
          </dd>
          <dt>Published plans</dt>
          <dd>
            A published plan as a ledger in its ten columns; its contradictions to work through, names for a person to confirm.
          </dd>
          <dt>A plan in the ledger</dt>
          <dd>
            In the plan's room “Enter in the ledger” its names are placed in the directory, then every entry becomes an item; what
            stands already is linked. A new version shows its differences, and a person takes them over or not. The ledger leaves
            in the ten published columns, changes marked at their place. Its measures, buildings and funds are entered with it,
            each once: numbers it does not state are filled in at the item, buildings wait until their names are confirmed, funds
            count once an indicator. Open an indicator of the plan to register a milestone for all its items.
          </dd>
        </dl>
        <p className="dim">
          Every figure opens its explanation: the formula, the numbers in it, the file and row each came from, and what would make
          it pass.
        </p>
      </section>
      <Marks
        title="Marks"
        texts={{
          met: 'reaches the standard. On the line is met.',
          spare: 'below the standard but not below 85 % of it. One of a section’s seven items may be so.',
          unmet: 'below 85 % of the standard, or another clause not fulfilled.',
          not_judgeable: 'data is missing: neither met nor unmet until it is reported.',
          out: 'by rule not part of the evaluation; listed apart with the reason.',
        }}
        note="Comparisons use unrounded numbers; only what is shown is rounded. A larger coefficient of variation means larger gaps between schools."
      />
      <SignInHelpEn />
      <section className="card stack">
        <h2>Keyboard</h2>
        <dl className="facts">
          <dt>Ctrl+K</dt>
          <dd>find a school by name, code or pinyin initials</dd>
          <dt>↑ ↓ ← →</dt>
          <dd>move in a table; Home, End, Ctrl+Home, Ctrl+End to its edges</dd>
          <dt>J / K</dt>
          <dd>in review: the next and the former return that waits; A accepts, R gives back</dd>
          <dt>Enter, Esc</dt>
          <dd>open and close the explanation of a figure</dd>
          <dt>/</dt>
          <dd>go to the search of a table</dd>
          <dt>U</dt>
          <dd>in the inbox: mark the notice as read or unread</dd>
        </dl>
      </section>
      <section className="card stack">
        <h2>When something fails</h2>
        <p>The page says why and gives a number. Quote it to the system administrator; the log has the same number.</p>
        <p>
          The address keeps filters and open explanations and may be sent to colleagues. Official terms and data notes stay
          Chinese.
        </p>
      </section>
    </>
  )
}
