import type { Texts, Voice } from './nl'

const resident: Voice = {
  subject: ({ kind }) => (kind === 'course' ? 'دورتك في المكتبة' : 'موعدك في المكتبة'),
  greeting: ({ name }) => `مرحبًا ${name}،`,
  lead: {
    confirmation: ({ kind }) => (kind === 'course' ? 'تم تسجيلك في الدورة.' : 'تم حجز موعدك.'),
    waiting: ({ placeInLine }) =>
      `الدورة ممتلئة. أنت على قائمة الانتظار${placeInLine ? `، رقم ${placeInLine}` : ''}. سنخبرك عندما يتوفر مكان.`,
    offer: () => 'يوجد مكان لك في الدورة. أخبرنا إن كنت ستأتي.',
    offer_lapsed: () =>
      'كان هناك مكان لك في الدورة. لم نسمع منك. أنت على قائمة الانتظار من جديد، في آخرها. هل ما زال هناك مكان؟ يمكنك أن تأخذه بنفسك.',
    moved: () => 'موعدك له وقت جديد.',
    cancelled: ({ kind }) =>
      kind === 'course' ? 'أُلغي تسجيلك في الدورة. لا حاجة للحضور.' : 'تم إلغاء موعدك. لا حاجة للحضور.',
    reminder: ({ kind }) => `ستأتي إلى المكتبة قريبًا من أجل ${kind === 'course' ? 'الدورة' : 'موعدك'}.`,
  },
  bring: {
    consultation: 'هاتفك، رسالتك، جواز سفرك أو بطاقة هويتك',
    course: 'هاتفك، وكمبيوترك المحمول إن كان لديك',
  },
  come: 'تعال في الوقت المحدد. اذهب إلى مكتب الاستقبال. سيساعدك أحدنا.',
  code: 'رمزك',
  change: {
    consultation: 'لا تستطيع الحضور أو تريد وقتًا آخر؟',
    course: 'لا تستطيع الحضور؟ ألغِ التسجيل. هكذا يستطيع شخص آخر أن يأتي.',
    waiting: 'لم تعد تريد البقاء على قائمة الانتظار؟',
    offer: 'هل تريد هذا المكان؟ أم لا تريده؟',
  },
  safe: 'لا نسأل أبدًا عن كلمة السر.',
  sms: {
    confirmation: ({ kind }) => (kind === 'course' ? 'تبدأ دورتك' : 'موعدك'),
    waiting: () => 'أنت على قائمة الانتظار للدورة',
    offer: () => 'يوجد مكان لك في الدورة! أجب قبل',
    offer_lapsed: () => 'لم تختر في الوقت المحدد. أنت على قائمة الانتظار من جديد',
    moved: () => 'وقت جديد لموعدك',
    cancelled: ({ kind }) => (kind === 'course' ? 'أُلغي تسجيلك في دورة' : 'أُلغي موعدك'),
    reminder: ({ kind }) => (kind === 'course' ? 'تذكير بدورتك' : 'تذكير بموعدك'),
  },
}

const helper: Voice = {
  subject: ({ kind }) => (kind === 'course' ? 'دورة في المكتبة' : 'موعد في المكتبة'),
  greeting: ({ kind, name }) => `هذه الرسالة عن ${kind === 'course' ? 'دورة' : 'موعد'} ${name}.`,
  lead: {
    confirmation: ({ kind, name }) =>
      kind === 'course' ? `تم تسجيل ${name} في الدورة.` : `تم حجز موعد ${name}.`,
    waiting: ({ name, placeInLine }) =>
      `الدورة ممتلئة. اسم ${name} على قائمة الانتظار${placeInLine ? `، رقم ${placeInLine}` : ''}. سنخبرك عندما يتوفر مكان.`,
    offer: ({ name }) => `يوجد مكان في الدورة من أجل ${name}. أخبرنا إن كان المكان مطلوبًا.`,
    offer_lapsed: ({ name }) =>
      `كان هناك مكان في الدورة من أجل ${name}. لم نسمع منك. اسم ${name} على قائمة الانتظار من جديد، في آخرها. هل ما زال هناك مكان؟ يمكنك أن تأخذه بنفسك.`,
    moved: ({ name }) => `موعد ${name} له وقت جديد.`,
    cancelled: ({ kind, name }) =>
      kind === 'course'
        ? `أُلغي تسجيل ${name} في الدورة. لا حاجة للحضور.`
        : `تم إلغاء موعد ${name}. لا حاجة للحضور.`,
    reminder: ({ kind, name }) => `${kind === 'course' ? 'دورة' : 'موعد'} ${name} في المكتبة قريبًا.`,
  },
  bring: {
    consultation: 'الهاتف، الرسالة، جواز السفر أو بطاقة الهوية',
    course: 'الهاتف، والكمبيوتر المحمول إن وُجد',
  },
  come: 'الحضور في الوقت المحدد، إلى مكتب الاستقبال. سيساعد أحدنا هناك.',
  code: 'الرمز',
  change: {
    consultation: 'الموعد غير مناسب، أو وقت آخر أفضل؟',
    course: 'الدورة غير مناسبة؟ ألغِ التسجيل. هكذا يستطيع شخص آخر أن يأتي.',
    waiting: 'لم تعد هناك حاجة إلى قائمة الانتظار؟',
    offer: 'هل المكان مطلوب؟ أم لا؟',
  },
  safe: 'لا نسأل أبدًا عن كلمة السر.',
  sms: {
    confirmation: ({ kind, name }) => (kind === 'course' ? `تبدأ دورة ${name}` : `موعد ${name}`),
    waiting: ({ name }) => `اسم ${name} على قائمة الانتظار للدورة`,
    offer: ({ name }) => `يوجد مكان في الدورة من أجل ${name}! أجب قبل`,
    offer_lapsed: ({ name }) => `لم يتم الاختيار في الوقت المحدد. اسم ${name} على قائمة الانتظار من جديد`,
    moved: ({ name }) => `وقت جديد لموعد ${name}`,
    cancelled: ({ kind, name }) => (kind === 'course' ? `أُلغي تسجيل ${name} في دورة` : `أُلغي موعد ${name}`),
    reminder: ({ kind, name }) => `تذكير ب${kind === 'course' ? 'دورة' : 'موعد'} ${name}`,
  },
}

/** Arabic; not yet checked by a native speaker, like the pages. */
export const ar: Texts = {
  direction: 'rtl',
  library: 'المكتبة',
  to: { resident, helper },
  when: (lessons) => (lessons > 1 ? `متى (عدد الدروس: ${lessons})` : 'متى'),
  start: ({ day, from }) => `${day}، ${from}`,
  period: ({ day, from, until }) => `${day}، من ${from} إلى ${until}`,
  where: 'أين',
  branch: (name) => (/^bibliotheek/i.test(name) ? name : `مكتبة ${name}`),
  bring: 'أحضر معك',
  next: 'ماذا يحدث الآن؟',
  remind: (reminders, moments) =>
    `سنرسل رسالة أخرى قبل ${moments === 1 ? 'الموعد' : `كل درس${reminders < moments ? ' قادم' : ''}`} بيوم.`,
  codeHint: 'احتفظ بهذا الرمز.',
  site: 'اذهب إلى الموقع واكتب الرمز:',
  siteWithoutLink: 'اذهب إلى موقعنا، واختر «لدي رمز من المكتبة»، واكتب الرمز.',
  changeLink: {
    consultation: 'مشاهدة الموعد أو تغييره أو إلغاؤه',
    course: 'مشاهدة الدورة أو إلغاء التسجيل',
    waiting: 'الخروج من قائمة الانتظار',
    offer: 'أخذ المكان أو رفضه',
  },
  orCall: (phone) => `أو اتصل بنا: ${phone}.`,
  absent: (phone) => `لا يمكن الحضور؟ اتصل بنا: ${phone}.`,
  call: (phone) => `هل لديك سؤال؟ اتصل بنا: ${phone}.`,
  until: (moment) => `نحتفظ بالمكان حتى ${moment}. بعد ذلك يكون لشخص آخر.`,
  contactChanged: 'لن تصلك هنا رسائل منا عن الموعد أو الدورة بعد الآن. هكذا طُلب منا. هل هذا خطأ؟ أخبرنا.',
  bothMeant:
    'هناك موعد آخر على هذا الرقم أو البريد الإلكتروني. هل تريد الموعدين؟ إذن لا تفعل شيئًا. وإن لم يكن كذلك، فألغِ أحدهما أو اتصل بنا.',
  smsBothMeant: 'هذا الموعد الثاني: صحيح؟',
  smsCode: 'الرمز',
  smsCall: 'الهاتف',
}
