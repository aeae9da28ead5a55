"""Literal secrets in TypeScript and JavaScript: declarations, fallbacks, what calls take, and what only looks like one."""

import program
import shapes


class Code(shapes.Shapes):
    def test_names_that_get_a_value(self):
        self.check("""\
=== names.ts
const dbPassword: string = '«maple4Tor9»';   ⇒ error literal-in-source
let dbPasswd = "«maple4Tor9»" as const;   ⇒ error literal-in-source
export const apiKey = `«@hex32@»`;   ⇒ error literal-in-source
var API_SECRET: string | undefined = '«@random@»' satisfies string;   ⇒ error literal-in-source
const clientSecret = <string>'«@random@»';   ⇒ error literal-in-source
const joinedPassword = '«maple4' +   ⇒ error literal-in-source
  'Tor9»';
const filledPassword = `${prefix}Tor9`;
const apiKeys: string[] = ['«@hex32@»', '«@random@»'];   ⇒ error literal-in-source, error literal-in-source
const tokens = new Map<string, string>([['accessToken', '«@random@»']]);   ⇒ error literal-in-source
const frozen = Object.freeze({ password: '«maple4Tor9»' });   ⇒ error literal-in-source
const merged = Object.assign({}, defaults, { password: '«maple4Tor9»' });   ⇒ error literal-in-source
const spread = { ...defaults, apiSecret: '«@random@»' } as const;   ⇒ error literal-in-source
const nested = { db: { 'password': '«maple4Tor9»', ['apiKey']: '«@hex32@»' } };   ⇒ error literal-in-source, error literal-in-source
const entries = [{ name: 'DB_PASSWORD', value: '«maple4Tor9»' }, { key: 'API_KEY', value: '«@hex32@»' }];   ⇒ error literal-in-source, error literal-in-source
options.db.password = '«maple4Tor9»';   ⇒ error literal-in-source
options?.db!.password ??= '«maple4Tor9»';   ⇒ error literal-fallback
process.env.DB_PASSWORD = '«maple4Tor9»';   ⇒ error literal-in-source
process.env['DB_PASSWORD'] = '«maple4Tor9»';   ⇒ error literal-in-source
enum Keys { ApiSecret = '«@random@»', Password = 'Password', ACCESS_TOKEN = 'ACCESS_TOKEN' }   ⇒ error literal-in-source
declare module 'x' { const secretKey: 'any'; }
=== fields.ts
export class Client<T extends object> extends Base<T> {
  private readonly apiKey: string = '«@hex32@»';   ⇒ error literal-in-source
  static readonly password = '«maple4Tor9»';   ⇒ error literal-in-source
  #secret = '«@random@»';   ⇒ error literal-in-source
  protected static clientSecret?: string = "«@random@»";   ⇒ error literal-in-source
  declare readonly token: string;
  accessor accessToken = '«@random@»';   ⇒ error literal-in-source
  constructor(private readonly dbPassword = '«maple4Tor9»', public secretKey: string = '«@random@»') {   ⇒ error literal-fallback, error literal-fallback
    super();
    this.refreshToken = '«@random@»';   ⇒ error literal-in-source
    this.#secret = '«@random@»';   ⇒ error literal-in-source
  }
}
=== decorators.ts
@Injectable({ password: '«maple4Tor9»' })   ⇒ error literal-in-source
@Auth('apiKey', { secret: '«@random@»' })   ⇒ error literal-in-source
class Strategy {
  @Inject('SECRET_TOKEN') private readonly token: string;
  @ApiProperty({ example: 'maple4Tor9', description: 'The password' }) password: string;
}
=== commonjs.js
'use strict';
exports.password = '«maple4Tor9»';   ⇒ error literal-in-source
module.exports = {
  apiKey: '«@hex32@»',   ⇒ error literal-in-source
  db: { user: 'app', pass: '«maple4Tor9»' },   ⇒ error literal-in-source
};
module.exports.jwtSecret = '«@random@»';   ⇒ error literal-in-source
=== view.tsx
export const View = () => (
  <Form>
    <Client apiKey="«@hex32@»" clientSecret={'«@random@»'} />   ⇒ error literal-in-source, error literal-in-source
    <input type="password" name="password" placeholder="Password" autoComplete="current-password" />
    <p>You don't have a password? It's here: password = 'maple4Tor9'</p>
    <Field label={'Password'} password={password} style={{ token: `x` }} />
  </Form>
);
=== regular.js
const quote = /password = ['"]/, secret = '«@random@»';   ⇒ error literal-in-source
const other = text.replace(/'/g, '').match(/secret="([^"]+)"/);
const apiKey = '«@hex32@»'; // ' it's   ⇒ error literal-in-source
""")

    def test_fallbacks(self):
        self.check("""\
=== fallbacks.ts
const a = process.env.DB_PASSWORD || '«maple4Tor9»';   ⇒ error literal-fallback
const b = process.env['API_KEY'] ?? "«@hex32@»";   ⇒ error literal-fallback
const c = process.env.JWT_SECRET || process.env.SECRET || '«maple4Tor9»';   ⇒ error literal-fallback
const d = process.env.JWT_SECRET ? process.env.JWT_SECRET : '«maple4Tor9»';   ⇒ error literal-fallback
const { DB_PASSWORD = '«maple4Tor9»', API_KEY: key = '«@hex32@»', PORT = '3000' } = process.env;   ⇒ error literal-fallback, error literal-fallback
function connect(host: string, password: string = '«maple4Tor9»', { apiKey = '«@hex32@»' } = {}) {}   ⇒ error literal-fallback, error literal-fallback
const login = (user, secret = '«@random@»') => user;   ⇒ error literal-fallback
const e = this.configService.get<string>('JWT_SECRET', '«maple4Tor9»');   ⇒ error literal-fallback
const f = config.get('jwt.secret', '«maple4Tor9»');   ⇒ error literal-fallback
const g = config.get('JWT_SECRET') || '«maple4Tor9»';   ⇒ error literal-fallback
const h = (process.env.JWT_SECRET as string) ?? ('«maple4Tor9»' as string);   ⇒ error literal-fallback
const i = env.get('DB_PASSWORD').default('«maple4Tor9»').asString();   ⇒ error literal-fallback
options.password ||= '«maple4Tor9»';   ⇒ error literal-fallback
if (!process.env.JWT_SECRET) process.env.JWT_SECRET = '«maple4Tor9»';   ⇒ error literal-in-source
export const settings = registerAs('jwt', () => ({
  secret: process.env.JWT_SECRET || '«maple4Tor9»',   ⇒ error literal-fallback
  expiresIn: process.env.JWT_EXPIRES_IN || '1h',
  url: process.env.DATABASE_URL || 'postgres://app:«maple4Tor9»@db.internal/app',   ⇒ error credential-url
}));
=== schemas.ts
const schema = Joi.object({
  DB_PASSWORD: Joi.string().required().default('«maple4Tor9»'),   ⇒ error literal-fallback
  NODE_ENV: Joi.string().valid('dev', 'prod').default('dev'),
  API_KEY: Joi.string().default("«@hex32@»").description('The key of the API'),   ⇒ error literal-fallback
});
const shape = z.object({
  JWT_SECRET: z.string().min(8).default('«maple4Tor9»'),   ⇒ error literal-fallback
  PASSWORD: z.string().min(8, 'Password is too short'),
  SESSION_SECRET: z.string().catch('«maple4Tor9»'),   ⇒ error literal-fallback
});
const env = cleanEnv(process.env, {
  API_KEY: str({ default: '«@hex32@»', desc: 'key' }),   ⇒ error literal-fallback
  JWT_SECRET: str({ devDefault: '«maple4Tor9»' }),   ⇒ error literal-fallback
  DB_PASSWORD: str({ example: 'maple4Tor9' }),
});
const settings = convict({ session: { secret: { format: String, default: '«maple4Tor9»', env: 'SESSION_SECRET' } } });   ⇒ error literal-fallback
""")

    def test_sinks(self):
        self.check("""\
=== tokens.ts
import * as jwt from 'jsonwebtoken';
import { sign, verify } from 'jsonwebtoken';
const a = jwt.sign(payload, '«shhhhh»');   ⇒ warning literal-in-source
const b = jwt.verify(token, '«my-secret»', (error, decoded) => {});   ⇒ warning literal-in-source
const c = await this.jwtService.signAsync({ id: 1 }, { secret: '«keyboard cat»', expiresIn: '1h' });   ⇒ warning literal-in-source
const d = this.jwt.sign(payload, { secret: '«shhhhh»' });   ⇒ warning literal-in-source
const e = sign({ id }, '«shhhhh»');   ⇒ warning literal-in-source
const f = verify(token, '«shhhhh»');   ⇒ warning literal-in-source
JwtModule.register({ secret: '«shhhhh»', signOptions: { expiresIn: '1h' } });   ⇒ warning literal-in-source
JwtModule.registerAsync({ useFactory: () => ({ secret: '«shhhhh»' }) });   ⇒ warning literal-in-source
JwtModule.register({ secretOrPrivateKey: '«shhhhh»' });   ⇒ warning literal-in-source
app.use(jwtMiddleware({ secret: '«shhhhh»', algorithms: ['HS256'] }));   ⇒ warning literal-in-source
const h = await jwtVerify(token, new TextEncoder().encode('«shhhhh»'));   ⇒ warning literal-in-source
=== hashes.ts
const a = createHmac('sha256', '«my-secret»').update(body).digest('hex');   ⇒ warning literal-in-source
const b = crypto.createHmac("sha256", "«shhhhh»");   ⇒ warning literal-in-source
const c = createCipheriv('aes-256-cbc', '«sixteen-letters-x»', iv);   ⇒ warning literal-in-source
const d = crypto.createDecipheriv('aes-256-cbc', Buffer.from('«@hex32@»', 'hex'), iv);   ⇒ error literal-in-source
const e = scryptSync('«shhhhh»', 'salt', 32);   ⇒ warning literal-in-source
const f = CryptoJS.AES.encrypt(text, '«shhhhh»').toString();   ⇒ warning literal-in-source
const g = createHash('sha256').update('shhhhh').digest('hex');
const h = crypto.createSecretKey(Buffer.from('«shhhhh»'));   ⇒ warning literal-in-source
const i = createHmac('sha256', process.env.KEY).update('maple4Tor9');
=== sessions.ts
app.use(session({ name: 'sid', secret: '«keyboard cat»', resave: false }));   ⇒ warning literal-in-source
app.use(session({ secret: ['«shhhhh»', '«maple4Tor9»'] }));   ⇒ warning literal-in-source, error literal-in-source
app.use(cookieParser('«shhhhh»'));   ⇒ warning literal-in-source
app.use(cookieSession({ name: 'session', keys: ['«shhhhh»', '«maple4Tor9»'] }));   ⇒ warning literal-in-source, error literal-in-source
fastify.register(fastifyCookie, { secret: '«maple4Tor9»' });   ⇒ error literal-in-source
class Strategy extends PassportStrategy(Base) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: '«shhhhh»' });   ⇒ warning literal-in-source
  }
}
passport.use(new JwtStrategy({ secretOrKey: '«shhhhh»' }, verify));   ⇒ warning literal-in-source
passport.use(new GoogleStrategy({ clientID: 'x', clientSecret: '«@random@»' }));   ⇒ error literal-in-source
=== databases.ts
TypeOrmModule.forRoot({ type: 'postgres', username: 'app', password: '«tulip»' });   ⇒ warning literal-in-source
export const source = new DataSource({ type: 'mysql', password: '«maple4Tor9»', database: 'app' });   ⇒ error literal-in-source
const pool = new Pool({ user: 'app', password: '«tulip»' });   ⇒ warning literal-in-source
const a = new Pool({ connectionString: 'postgres://app:«maple4Tor9»@db.internal:5432/app' });   ⇒ error credential-url
MongooseModule.forRoot('mongodb+srv://app:«maple4Tor9»@cluster0.mongo.internal/app');   ⇒ error credential-url
mongoose.connect("mongodb://app:«maple4Tor9»@mongo.internal/app");   ⇒ error credential-url
amqp.connect('amqp://app:«maple4Tor9»@rabbit.internal');   ⇒ error credential-url
ClientsModule.register([{ options: { urls: ['amqp://app:«maple4Tor9»@rabbit.internal:5672'] } }]);   ⇒ error credential-url
const b = new Redis('redis://:«maple4Tor9»@cache.internal:6379');   ⇒ error credential-url
const c = new Redis({ host: 'cache', password: '«tulip»' });   ⇒ warning literal-in-source
const d = createClient({ url: 'redis://cache', password: '«tulip»' });   ⇒ warning literal-in-source
const e = new Sequelize('app', 'root', '«tulip»', { dialect: 'mysql' });   ⇒ warning literal-in-source
const f = new Kafka({ brokers: ['k:9092'], sasl: { mechanism: 'plain', username: 'app', password: '«tulip»' } });   ⇒ warning literal-in-source
const g = mysql.createConnection({ host: 'db', user: 'root', password: '«tulip»' });   ⇒ warning literal-in-source
=== clients.ts
const mail = nodemailer.createTransport({ host: 'smtp', auth: { user: 'app', pass: '«tulip»' } });   ⇒ warning literal-in-source
MailerModule.forRoot({ transport: { auth: { user: 'app', pass: '«maple4Tor9»' } } });   ⇒ error literal-in-source
const s3 = new S3Client({ credentials: { accessKeyId: '«AKIAIOSFODNN7EXAMPLE»', secretAccessKey: '«@aws-secret@»' } });   ⇒ note secret-token, error literal-in-source
AWS.config.update({ secretAccessKey: '«@aws-secret@»', sessionToken: '«@random@»' });   ⇒ error literal-in-source, error literal-in-source
const a = axios.get(url, { auth: { username: 'app', password: '«tulip»' } });   ⇒ warning literal-in-source
const b = axios.get(url, { headers: { Authorization: 'Bearer «@random@»' } });   ⇒ error literal-in-source
const c = fetch(url, { headers: { 'x-api-key': '«@hex32@»', Authorization: `Bearer ${token}` } });   ⇒ error literal-in-source
axios.defaults.headers.common['Authorization'] = 'Bearer «@random@»';   ⇒ error literal-in-source
request.setHeader('Authorization', 'Basic «YXBwOm1hcGxlNFRvcjk=»');   ⇒ error literal-in-source
headers.set('X-Api-Key', '«@hex32@»');   ⇒ error literal-in-source
const d = new HttpHeaders({ Authorization: 'Token «@hex40@»' });   ⇒ warning literal-in-source
const f = { headers: { Authorization: 'Bearer «eyJhbGciOiJFZERTQSJ9.payload.signature»' } };   ⇒ note literal-in-source
localStorage.setItem('token', '«@jwt@»');   ⇒ error secret-token
const e = new Client({ auth: { apiKey: '«@random@»' } });   ⇒ error literal-in-source
""")

    def test_one_step_away(self):
        self.check("""\
=== local.ts
const key = '«shhhhh»';   ⇒ warning literal-in-source
jwt.sign(payload, key);
=== field.ts
class Service {
  private readonly signing = '«shhhhh»';   ⇒ warning literal-in-source
  sign(payload: object) { return jwt.sign(payload, this.signing); }
}
=== private.ts
class Service {
  #signing = '«shhhhh»';   ⇒ warning literal-in-source
  sign(payload: object) { return jwt.sign(payload, this.#signing); }
}
=== static.ts
class Service {
  static SIGNING = '«shhhhh»';   ⇒ warning literal-in-source
  sign(payload: object) { return jwt.sign(payload, Service.SIGNING); }
}
=== options.ts
const options = { jwt: { signing: '«shhhhh»' } };   ⇒ warning literal-in-source
jwt.sign(payload, options.jwt.signing);
=== optional.ts
const options = { signing: '«shhhhh»' } as const;   ⇒ warning literal-in-source
jwt.sign(payload, options?.signing);
=== whole.ts
const options = { secret: '«my-secret»', resave: false };   ⇒ warning literal-in-source
app.use(session(options));
=== unrelated.ts
const options = { secret: '«my-secret»', resave: false };   ⇒ note literal-in-source
app.use(other(options));
=== spread.ts
const options = { secret: '«keyboard cat»', resave: false };   ⇒ warning literal-in-source
app.use(session({ ...options, name: 'sid' }));
=== shorthand.ts
const secret = '«keyboard cat»';   ⇒ warning literal-in-source
app.use(session({ secret, name: 'sid' }));
=== destructured.ts
const { signing } = { signing: '«shhhhh»' };   ⇒ warning literal-in-source
jwt.sign(payload, signing);
=== enumerated.ts
enum Keys { Signing = '«shhhhh»' }   ⇒ warning literal-in-source
jwt.sign(payload, Keys.Signing);
=== fallback.ts
const signing = process.env.SIGNING || '«shhhhh»';   ⇒ warning literal-fallback
jwt.sign(payload, signing);
=== direct.ts
jwt.sign(payload, process.env.SIGNING || '«shhhhh»');   ⇒ warning literal-fallback
app.use(session({ secret: process.env.SESSION ?? '«keyboard cat»' }));   ⇒ warning literal-fallback
""")

    def test_chains(self):
        self.check("""\
=== hardhat.config.ts
const DEPLOYER_KEY = '«0x@hex64@»';   ⇒ error literal-in-source
export default {
  networks: {
    live: { url: 'https://rpc.internal', accounts: ['«0x@hex64@»', process.env.KEY!] },   ⇒ error literal-in-source
    hidden: { accounts: { mnemonic: '«legal winner thank year wave sausage worth useful legal winner thank yellow»' } },   ⇒ error secret-token
    develop: { accounts: { mnemonic: '«candy maple cake sugar pudding cream honey rich smooth crumble sweet treat»' } },   ⇒ note secret-token
    local: { accounts: ['«0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80»'] },   ⇒ note literal-in-source
  },
};
=== tokens.ts
const tokenAddress = '0x@hex40@';
const token: Token = { address: '0x@hex40@', tokenSymbol: 'ACME', tokenId: '17', tokenSupply: '1000000' };
const tokenHash = '0x@hex64@';
const blockHash = '0x@hex64@', txHash: string = '0x@hex64@';
const stToken = 'ACME', securityToken = 'acme-growth-fund-2';
const token2 = 'ACME Growth Fund';
expect(tokenOwner).toBe('0x@hex40@');
=== wallets.ts
const a = new ethers.Wallet('«0x@hex64@»', provider);   ⇒ error literal-in-source
const b = privateKeyToAccount('«0x@hex64@»');   ⇒ error literal-in-source
const c = ethers.Wallet.fromPhrase('«legal winner thank year wave sausage worth useful legal winner thank yellow»');   ⇒ error secret-token
const privateKey = '«@hex64@»';   ⇒ error literal-in-source
const d = new Wallet(privateKey);
const signer = new ethers.Wallet(SIGNER);
const SIGNER = '«0x@hex64@»';   ⇒ error literal-in-source
const e = new ethers.JsonRpcProvider('https://mainnet.infura.io/v3/«@hex32@»');   ⇒ error secret-token
""")

    def test_infrastructure(self):
        self.check("""\
=== infra/api.ts
const a = cdk.SecretValue.unsafePlainText('«maple4Tor9»');   ⇒ error literal-in-source
new lambda.Function(this, 'Api', { environment: { DB_PASSWORD: '«maple4Tor9»', STAGE: 'dev' } });   ⇒ error literal-in-source
task.addContainer('web', { environment: { API_KEY: '«@hex32@»' }, secrets: { TOKEN: ecs.Secret.fromSecretsManager(token) } });   ⇒ error literal-in-source
const b = new sst.Secret('ApiKey', '«@random@»');   ⇒ error literal-in-source
const c = new sst.Secret('StripeKey', '«placeholder»');   ⇒ note literal-in-source
const d = new sst.aws.Function('Fn', { environment: { JWT_SECRET: secret.value, NPM_TOKEN: '«@npm@»' } });   ⇒ error secret-token
const e = new secretsmanager.Secret(this, 'Secret', { secretName: 'prod/db/password' });
const f = cdk.SecretValue.secretsManager('prod/db/password');
""")

    def test_tests_are_lower(self):
        self.check("""\
=== auth.spec.ts
const password = '«maple4Tor9»';   ⇒ warning literal-in-source
const token = jwt.sign({ id: 1 }, '«shhhhh»');   ⇒ note literal-in-source
const apiKey = '«@hex32@»';   ⇒ warning literal-in-source
it('accepts a password', () => expect(login('app', 'maple4Tor9')).toBe(true));
""")

    def test_what_is_no_value(self):
        self.check("""\
=== names.ts
import { SECRET_KEY } from './secret-keys-1';
import type { Token4Password9 } from "./token-password-9";
export const API_KEY_TOKEN = Symbol('API_KEY_9x7');
@Inject('SECRET_TOKEN_9x7') class A {}
SetMetadata('key', 'password-9x7');
throw new UnauthorizedException('Invalid password: maple4Tor9');
const API_KEY_HEADER = 'x-api-key', TOKEN_HEADER = 'x-auth-token-v2';
enum Field { Password = 'PASSWORD', Token = 'token', apiKey = 'apiKey', RESET_PASSWORD = 'reset-password' }
type Login = { kind: 'password'; secret: 'maple4Tor9' };
interface Options { password?: 'maple4Tor9' | 'x'; secret: "tulip" }
if (password === 'maple4Tor9' || typeof secret !== 'string') fail();
switch (secret) { case 'maple4Tor9': break; }
const columns = { select: ['password', 'secret'], column: 'password', type: 'password' };
const secretName = 'prod/db/password', passwordField = 'password2', tokenExpiry = '15m', passwordResetUrl = '/reset-password';
const PASSWORD_MIN_LENGTH = '8', JWT_SECRET_FILE = '/run/secrets/jwt', keyboard = 'cat9mouse7', compass = 'N4E5W6';
const secretArn = 'arn:aws:secretsmanager:eu-west-1:210987654321:secret:db', ref = { password: 'vault:secret/data/db#password' };
router.post('/reset-password/:token', handler);
const messages = { password: 'Please enter your password', secret: 'The secret is wrong' };
const selectors = { password: 'input[name=password]', token: '#token > span' };
const password = await prompt('Password: '), secret = config.get('JWT_SECRET'), apiKey = process.env['API_KEY_9'];
const validate = { password: Joi.string().regex(/^(?=.*[a-z])(?=.*[0-9]).{8,}$/).required() };
const hashed = { password: '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy' };
const publicKey = '@random@', csrfTokenName = 'csrf2token9', id: string = '@uuid@';
session({ secret: config.SESSION_SECRET, name: 'sid', store: 'maple4Tor9' });
jwt.sign(payload, process.env.JWT_SECRET, { expiresIn: '1h', issuer: 'maple4Tor9' });
createHmac('sha256', key).update('shhhhh');
const queue = { name: 'token', value: value }, cache = new Map([['token', tokens]]);
""")

    def test_views(self):
        self.check("""\
=== View.vue
<template><input type="password" placeholder="Password"><p>Don't forget the password</p></template>
<script setup lang="ts">
const apiKey: string = '«@hex32@»';   ⇒ error literal-in-source
const password = ref('');
</script>
=== View.svelte
<script lang="ts">
  export let password = '«maple4Tor9»';   ⇒ error literal-in-source
</script>
<label>Password <input bind:value={password} type="password" /></label>
""")


if __name__ == "__main__":
    program.main()
