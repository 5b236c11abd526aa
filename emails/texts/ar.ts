import type { Facts } from '../facts'
import type { Texts } from './nl'

const what = (facts: Facts) => (facts.kind === 'course' ? 'الدورة' : 'موعدك')

/** Arabic; not yet checked by a native speaker, like the pages. */
export const ar: Texts = {
  direction: 'rtl',
  library: 'المكتبة',
  subject: (facts) => (facts.kind === 'course' ? 'دورتك في المكتبة' : 'موعدك في المكتبة'),
  lead: {
    confirmation: (facts) => (facts.kind === 'course' ? 'تم تسجيلك في الدورة.' : 'تم حجز موعدك.'),
    waiting: (facts) =>
      `الدورة ممتلئة. أنت على قائمة الانتظار${facts.placeInLine ? `، رقم ${facts.placeInLine}` : ''}. سنخبرك عندما يتوفر مكان.`,
    offer: () => 'يوجد مكان لك في الدورة. أخبرنا إن كنت ستأتي.',
    offer_lapsed: () =>
      'كان هناك مكان لك في الدورة. لم نسمع منك. المكان الآن لشخص آخر. ما زلت على قائمة الانتظار.',
    moved: () => 'موعدك له وقت جديد.',
    cancelled: (facts) =>
      facts.kind === 'course' ? 'أُلغي تسجيلك في الدورة. لا حاجة للحضور.' : 'تم إلغاء موعدك. لا حاجة للحضور.',
    reminder: (facts) => `ستأتي إلى المكتبة قريبًا من أجل ${what(facts)}.`,
  },
  hello: (name) => `مرحبًا ${name}،`,
  about: (name) => `هذه الرسالة عن موعد ${name}.`,
  when: (lessons) => (lessons > 1 ? `متى (عدد الدروس: ${lessons})` : 'متى'),
  start: ({ day, from }) => `${day}، ${from}`,
  period: ({ day, from, until }) => `${day}، من ${from} إلى ${until}`,
  where: 'أين',
  branch: (name) => (/^bibliotheek/i.test(name) ? name : `مكتبة ${name}`),
  bring: 'أحضر معك',
  bringConsultation: 'هاتفك، رسالتك، جواز سفرك أو بطاقة هويتك',
  bringCourse: 'هاتفك، وكمبيوترك المحمول إن كان لديك',
  next: 'ماذا يحدث الآن؟',
  remind: (reminders, moments) =>
    `سنرسل رسالة أخرى قبل ${moments === 1 ? 'الموعد' : `كل درس${reminders < moments ? ' قادم' : ''}`} بيوم.`,
  come: 'تعال في الوقت المحدد. اذهب إلى مكتب الاستقبال. سيساعدك أحدنا.',
  safe: 'لا نسأل أبدًا عن كلمة السر.',
  code: 'رمزك',
  codeHint: 'احتفظ بهذا الرمز.',
  change: {
    consultation: 'لا تستطيع الحضور أو تريد وقتًا آخر؟',
    course: 'لا تستطيع الحضور؟ ألغِ التسجيل. هكذا يستطيع شخص آخر أن يأتي.',
    waiting: 'لم تعد تريد البقاء على قائمة الانتظار؟',
    offer: 'هل تريد هذا المكان؟ أم لا تريده؟',
  },
  site: 'اذهب إلى الموقع واكتب الرمز:',
  siteWithoutLink: 'اذهب إلى موقعنا، واختر «لدي موعد»، واكتب الرمز.',
  changeLink: {
    consultation: 'مشاهدة الموعد أو تغييره أو إلغاؤه',
    course: 'مشاهدة الدورة أو إلغاء التسجيل',
    waiting: 'الخروج من قائمة الانتظار',
    offer: 'أخذ المكان أو رفضه',
  },
  orCall: (phone) => `أو اتصل بنا: ${phone}.`,
  call: (phone) => `هل لديك سؤال؟ اتصل بنا: ${phone}.`,
  until: (moment) => `نحتفظ بالمكان حتى ${moment}. بعد ذلك يكون لشخص آخر.`,
  sms: {
    confirmation: (facts) => (facts.kind === 'course' ? 'تبدأ دورتك' : 'موعدك'),
    waiting: () => 'أنت على قائمة الانتظار للدورة',
    offer: () => 'يوجد مكان لك في الدورة! أجب قبل',
    offer_lapsed: () => 'المكان في الدورة لم يعد متاحًا. ما زلت على قائمة الانتظار',
    moved: () => 'وقت جديد لموعدك',
    cancelled: (facts) => (facts.kind === 'course' ? 'أُلغي تسجيلك في دورة' : 'أُلغي موعدك'),
    reminder: (facts) => (facts.kind === 'course' ? 'تذكير بدورتك' : 'تذكير بموعدك'),
  },
  smsCode: 'الرمز',
  smsCall: 'الهاتف',
}
