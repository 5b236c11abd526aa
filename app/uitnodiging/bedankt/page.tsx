import { Door } from '@/app/_shared/ui/door'

export default function ThanksPage() {
  return (
    <Door heading="Dank u wel">
      <p className="lead">
        U doet mee. U kunt beginnen zodra de coördinator heeft ingevuld dat u geheimhouding hebt beloofd.
      </p>
      <p>
        Daarna kunt u zich <a href="/inloggen">aanmelden</a> met uw e-mailadres.
      </p>
    </Door>
  )
}
