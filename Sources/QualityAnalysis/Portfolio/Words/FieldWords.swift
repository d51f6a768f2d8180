/// The abbreviations and synonyms of health care that the finder of duplicates knows from the start.
///
/// The list is ours: nobody has agreed it, and it is neither whole nor right for every trust. Each line
/// has the meaning first and then what stands for it; case, plurals and hyphens make no difference. A
/// trust adds to it and takes from it with records of ``QualityModel/Entity/wordMeaning``.
///
/// One meaning on a line is one thing that a project may be about. Words are put together where two
/// projects at one unit that use them are about the same thing, not where they are the same to a
/// clinician: a trip is no fall, and a project on trips and one on falls are one project.
enum FieldWords {
  static let lines =
    safety + restriction + treatment + flow + teams + people + acute + maternity + ambulance
    + workforce + general

  private static let safety = """
    violence: violence and aggression, v&a, v and a, aggression, assault, violent incident, aggressive incident, physical assault
    self-harm: self harm, self injury, sh, deliberate self harm, dsh
    absent without leave: awol, absence without leave, absconding, abscond, absconsion, failure to return
    fall: falling, fallen, slip, trip, slips and trips, slips trips and falls
    pressure ulcer: pressure sore, pressure injury, pressure damage, pu, hapu, bed sore, bedsore, decubitus ulcer
    blood clot: clot, venous thromboembolism, vte, deep vein thrombosis, dvt, thrombosis, thromboprophylaxis
    sepsis: septic, septicaemia, sepsis six
    deteriorating patient: deterioration, early warning score, news2, ews, mews, pews, track and trigger
    urinary tract infection: uti, cauti, catheter infection, catheter associated urinary tract infection
    surgical site infection: ssi, wound infection, surgical wound infection
    clostridium difficile: clostridioides difficile, c difficile, c diff, cdiff, cdi
    hand hygiene: hand washing, handwashing, clean hands
    infection control: infection prevention, infection prevention and control, ipc
    medication error: drug error, medicines error, medicine error, prescribing error, administration error, medication incident, medicines incident
    missed dose: omitted dose, omitted medicine, missed medicine, delayed dose
    incident report: incident reporting, incident form, datix, lfpse
    duty of candour: candour, being open
    suicide: suicide prevention, ligature

    """

  private static let restriction = """
    restraint: physical intervention, physical restraint, prone restraint, hands on
    restrictive practice: restrictive intervention, blanket restriction, blanket rule, restriction
    rapid tranquillisation: rapid tranq, rt
    deprivation of liberty: dols, deprivation of liberty safeguards
    mental capacity: mca, mental capacity act, capacity assessment
    mental health act: mha
    section 17 leave: s17 leave, s17, section 17

    """

  private static let treatment = """
    physical health check: phc, physical health, annual health check, health check
    serious mental illness: smi, severe mental illness
    medicine: medication, drug, med
    medicines reconciliation: med rec, meds rec, medication reconciliation
    nutrition: malnutrition, nutritional, eating well
    hydration: fluid intake, fluid balance, drinking enough
    smoking: smoke free, smokefree, tobacco, smoking cessation, stop smoking, quit smoking
    blood pressure: bp, hypertension
    body mass index: bmi
    electrocardiogram: ecg
    diabetes: diabetic
    hypoglycaemia: hypo, low blood sugar
    dementia: alzheimer
    talking therapy: iapt, psychological therapy, psychological treatment, talking treatment
    outcome measure: prom, honos, rom, routine outcome measure, patient reported outcome
    care plan: care planning, cpa, care programme approach
    safety plan: crisis plan
    risk assessment: ra, risk assess, assessment of risk
    end of life: eol, eolc, end of life care, palliative, last days of life
    advance care plan: acp, advance care planning, respect form
    pain: analgesia, pain relief
    pain score: pain assessment

    """

  private static let flow = """
    missed appointment: dna, did not attend, didn't attend, non attendance, nonattendance, failed to attend, not attending, no show, was not brought, wnb, unattended appointment
    wait: waiting, waiting time, waiting list, queue, time to be seen, seen sooner
    referral to treatment: rtt, 18 week
    length of stay: los, lengthy stay, time in hospital
    delayed discharge: dtoc, delayed transfer, delayed transfer of care, discharge delay, no criteria to reside, ready for discharge, medically optimised, stranded patient
    discharge summary: discharge letter, discharge notification, edn
    out of area: oap, out of area placement, out of area bed, out of area stay
    readmission: readmit, re-admission
    bed occupancy: occupancy, bed pressure
    follow up: followup, follow-up
    3 day: 72 hour
    cancelled appointment: clinic cancellation, cancelled clinic
    handover: hand over, shift handover, handoff, sbar
    huddle: safety huddle, safety brief
    electronic record: epr, ehr, rio, systmone, record system, electronic patient record
    blood test: phlebotomy, blood taking
    imaging: radiology, x ray, xray
    turnaround time: tat, turnaround

    """

  private static let teams = """
    child and adolescent mental health: camhs, cypmhs
    early intervention in psychosis: eip, early intervention, first episode psychosis, fep
    crisis team: crht, crhtt, home treatment team, htt, crisis resolution
    community mental health team: cmht, cmhts
    memory clinic: mas, memory service, memory assessment, memory assessment service
    urgent community response: ucr, two hour response, 2 hour response
    emergency department: ed, a&e, accident and emergency, casualty
    general practitioner: gp, family doctor
    multidisciplinary team: mdt, multi-disciplinary team
    care home: nursing home, residential home
    operating theatre: theatre, operating room
    outpatient: outpatient department, opd
    intensive care: icu, itu, critical care
    prison: hmp

    """

  private static let people = """
    child: young people, young person, cyp, paediatric, adolescent, teenager, youngster
    older people: older person, older adult, elderly
    carer: family, families, relative, next of kin, loved one
    key worker: keyworker, care coordinator, care co-ordinator, named nurse
    learning disability: ld, intellectual disability
    autism: asd, autistic
    substance misuse: drug and alcohol, substance use
    interpreter: interpreting, translation
    involvement: coproduction, co-production, codesign, co-design

    """

  private static let acute = """
    hip fracture: fractured neck of femur, neck of femur, fnof, nof
    cancelled operation: on the day cancellation, cancelled surgery, theatre cancellation
    late start: first case start, on time start, theatre start
    surgical safety checklist: who checklist, who surgical checklist, safer surgery checklist
    preoperative assessment: pre op assessment, preop assessment, pre assessment, poa, pre operative assessment
    enhanced recovery: eras, early recovery after surgery
    day case: day surgery
    surgery: operation, surgical procedure
    postoperative nausea: ponv, post operative nausea, sickness after surgery
    acute kidney injury: aki
    stroke: thrombolysis, door to needle
    cardiac arrest: crash call
    cannula: peripheral cannula, venflon, pvc
    catheter: urinary catheter, indwelling catheter

    """

  private static let maternity = """
    caesarean: caesarean section, c section, lscs
    postpartum haemorrhage: pph, obstetric haemorrhage, major obstetric haemorrhage, bleeding after birth, postnatal bleeding
    induction of labour: iol, induced labour
    perineal tear: oasi, third degree tear, obstetric anal sphincter injury, severe tear
    fetal monitoring: foetal monitoring, ctg, cardiotocography
    neonatal admission: atain, term admission, admission to neonatal, neonatal unit admission, nicu admission
    breastfeeding: breast feeding, breastfed, infant feeding
    birth: delivery, labour
    antenatal booking: booking appointment, early booking

    """

  private static let ambulance = """
    ambulance handover: handover delay, offload delay, hospital handover
    response time: category 2, cat 2, time to scene
    hear and treat: h&t, telephone advice
    return of spontaneous circulation: rosc
    out of hospital cardiac arrest: ohca

    """

  private static let workforce = """
    sickness absence: staff sickness, sick leave, sickness
    staff turnover: turnover, leaver, retention, keep staff, keep colleague, staff leaving, colleague leaving
    vacancy: vacant post, unfilled post, fill post, filled post, fill vacancy
    agency staff: agency, agency shift, temporary staff, temporary staffing, locum
    appraisal: pdr, personal development review
    supervision: clinical supervision
    mandatory training: statutory training, statutory and mandatory training, core training, essential training
    friends and family test: fft
    staff: colleague, employee

    """

  private static let general = """
    complaint: complaints, formal complaint
    hour: hr, h
    minute: min
    percent: per cent
    appointment: appt
    assessment: assess
    prescription: prescribe, prescribing
    night: overnight, night time
    letter: correspondence
    telephone: phone
    """
}
